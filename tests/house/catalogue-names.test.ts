import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../support/catalogue.ts';

const { model } = loadCatalogue().snapshot;

/** The code without its comments: a comment may give an example. */
const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => {
    const text = readFileSync(join('src', file), 'utf8');
    return { file, text: text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '') };
  });

/** Namespaces of XML, of RDF itself, of SHACL, of its annotations, and of the roles of a page. */
const OWN = [
  'http://www.w3.org/2000/xmlns/',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://www.w3.org/2000/01/rdf-schema#',
  'http://www.w3.org/ns/shacl#',
  'http://www.w3.org/2001/XMLSchema#',
  'http://datashapes.org/dash#',
  'https://w3id.org/varanto#',
  'https://w3id.org/varanto/page#',
  'https://w3id.org/varanto/request#',
  'https://w3id.org/varanto/tos#',
];

/** The one class of a catalogue that the program knows: what harvesters are told of is typed with it. */
const DATASET = 'rdf/vocabulary.ts: http://www.w3.org/ns/dcat#';

/** The one property of a catalogue that the program knows: what it says of its own language. */
const LANGUAGE = 'rdf/vocabulary.ts: http://purl.org/dc/terms/';

/** Those that speak of pages, dumps and the whole of a catalogue, whatever it is of: they stand in one file. */
const OF_DOCUMENTS = [
  'http://www.w3.org/ns/hydra/core#',
  'http://www.w3.org/ns/sparql-service-description#',
  'http://rdfs.org/ns/void#',
  'http://purl.org/dc/terms/',
  'http://xmlns.com/foaf/0.1/',
  'http://www.w3.org/ns/dcat#',
  'http://www.w3.org/ns/formats/',
  'http://www.w3.org/2005/sparql-results#',
].map((namespace) => `linked-data/document-vocabulary.ts: ${namespace}`);

/** Those that harvesters look for in any catalogue: they are in one file, and so is the one name that is also a field. */
const HARVESTERS = 'tools/harvest-check/harvest-vocabulary.ts';
const OF_HARVESTERS = [
  'http://www.w3.org/ns/dcat#',
  'http://purl.org/dc/terms/',
  'http://xmlns.com/foaf/0.1/',
  'http://data.europa.eu/r5r/',
  'http://data.europa.eu/eli/ontology#',
  'http://www.w3.org/2004/02/skos/core#',
  'http://www.w3.org/2006/vcard/ns#',
  'http://publications.europa.eu/resource/authority/data-theme/',
  'http://publications.europa.eu/resource/authority/access-right/',
].map((namespace) => `${HARVESTERS}: ${namespace}`);

function places(pattern: RegExp): string[] {
  return code.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(([found]) => `${file}: ${found}`),
  );
}

describe('the program', () => {
  it('names no class of the catalogue', () => {
    const names = model.shapes.map(({ name }) => name).filter((name) => name !== 'Catalogue');
    expect(names).toContain('Register');
    expect(places(new RegExp(`\\b(${names.join('|')})\\b`, 'g'))).toEqual([]);
  });

  it('names no property of the catalogue by a name that only the catalogue uses', () => {
    const names = model.shapes.flatMap(({ fields }) => fields.map(({ name }) => name));
    const telling = [...new Set(names)].filter((name) => /[a-z][A-Z]/.test(name));
    expect(telling).toContain('tosClasses');
    const named = places(new RegExp(`\\b(${telling.join('|')})\\b`, 'g'));
    expect(named).toEqual([`${HARVESTERS}: contactPoint`]);
  });

  it('has no address of a vocabulary but those of RDF and SHACL', () => {
    const vocabularies = places(/https?:\/\/[^\s'"`)<>$]*[#/](?=['"`])/g);
    const foreign = vocabularies
      .filter((place) => ![DATASET, LANGUAGE, ...OF_DOCUMENTS, ...OF_HARVESTERS].includes(place))
      .filter((place) => !OWN.some((own) => place.endsWith(own)));
    expect(vocabularies.length).toBeGreaterThan(0);
    expect(foreign).toEqual([]);
  });
});
