import { readdirSync, readFileSync } from 'node:fs';
import { Parser, type Quad } from 'n3';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../support/catalogue.ts';

const LANGUAGES = ['en', 'fi', 'sv'];
const SH = 'http://www.w3.org/ns/shacl#';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const DCT = 'http://purl.org/dc/terms/';
const SKOS = 'http://www.w3.org/2004/02/skos/core#';

/** The texts for people in the ontology: of classes, properties, shapes, groups, roles and rules. */
const OF_ONTOLOGY = [
  ...['name', 'description', 'message'].map((name) => SH + name),
  ...['label', 'comment'].map((name) => RDFS + name),
  ...['title', 'description'].map((name) => DCT + name),
];

/** What people read of what was added by hand to a catalogue: what it describes, and remarks on sources. */
const OF_DATA = [`${DCT}description`, `${SKOS}note`];

function quadsOf(file: string): Quad[] {
  return new Parser({ baseIRI: 'https://catalogue.example/' }).parse(readFileSync(file, 'utf8'));
}

/** Each subject and property with a text of which a language is missing, or has two or an empty one. */
function withoutALanguage(quads: readonly Quad[], properties: readonly string[]): string[] {
  const languages = new Map<string, string[]>();
  for (const { subject, predicate, object } of quads) {
    if (object.termType !== 'Literal' || !properties.includes(predicate.value)) continue;
    const key = `${subject.value} ${predicate.value}`;
    const language = object.value.trim() === '' ? 'empty' : object.language;
    languages.set(key, [...(languages.get(key) ?? []), language]);
  }
  return [...languages].flatMap(([key, found]) =>
    found.sort().join() === LANGUAGES.join() ? [] : [`${key}: ${found.join(', ')}`],
  );
}

const files = readdirSync('ontology').filter((name) => name.endsWith('.ttl'));

describe('the texts for people', () => {
  it('are read: a text without one of its languages is found', () => {
    const [label, other] = [`${RDFS}label`, `${RDFS}comment`];
    const quads = new Parser().parse(
      `<urn:a> <${label}> "a"@en , "a"@fi . <urn:a> <${other}> "b"@en , "b"@fi , "b"@sv .`,
    );
    expect(withoutALanguage(quads, OF_ONTOLOGY)).toEqual([`urn:a ${label}: en, fi`]);
  });

  it.each(files)('are in English, Finnish and Swedish, one of each: ontology/%s', (file) => {
    const quads = quadsOf(`ontology/${file}`);
    const read = quads.filter(({ predicate }) => OF_ONTOLOGY.includes(predicate.value));
    expect(read.length).toBeGreaterThan(20);
    expect(withoutALanguage(quads, OF_ONTOLOGY)).toEqual([]);
  });

  it('name every value that sh:in allows', () => {
    const { model } = loadCatalogue().snapshot;
    const listed = model.shapes.flatMap(({ name: shape, fields }) =>
      fields.flatMap(({ name, constraints, valueNames }) =>
        (constraints.in ?? []).map((value) => ({
          value: `${shape}.${name} ${value.kind === 'literal' ? value.value : value.id}`,
          names: valueNames.get(value.kind === 'literal' ? value.value : value.id),
        })),
      ),
    );
    expect(listed.length).toBeGreaterThan(5);
    expect(listed.filter(({ names }) => !names)).toEqual([]);
  });

  it('are so on every shape and every field: none lacks a name or a description', () => {
    const quads = files.flatMap((file) => quadsOf(`ontology/${file}`));
    const having = (property: string): Set<string> =>
      new Set(
        quads.flatMap(({ subject, predicate }) =>
          predicate.value === property ? [subject.value] : [],
        ),
      );
    const [names, descriptions] = [having(`${SH}name`), having(`${SH}description`)];
    const coded = [...having(`${SH}codeIdentifier`)];
    expect(coded.length).toBeGreaterThan(120);
    expect(coded.filter((each) => !names.has(each) || !descriptions.has(each))).toEqual([]);
  });

  it.each(['by-hand.ttl', 'words.ttl'])(
    'are so where they were added by hand: data/helsinki/%s',
    (file) => {
      expect(withoutALanguage(quadsOf(`data/helsinki/${file}`), OF_DATA)).toEqual([]);
    },
  );
});
