import { describe, expect, it } from 'vitest';
import { formats } from '../../src/linked-data/formats.ts';
import { VOID_PATH, voidDocument } from '../../src/linked-data/void.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { storeOfDescriptions } from '../support/description-store.ts';
import { MUSEUM, snapshotOf, TERMS } from '../support/turtle.ts';

const VOID = 'http://rdfs.org/ns/void#';
const DCT = 'http://purl.org/dc/terms/';
const DCAT = 'http://www.w3.org/ns/dcat#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

const { snapshot, data } = loadCatalogue();
const descriptions = voidDocument(snapshot);
const document = storeOfDescriptions(descriptions);
const dataset = `${BASE}catalogue`;

function values(subject: string, property: string, from = document): string[] {
  return from.getObjects(subject, property, null).map(({ value }) => value);
}

function number(subject: string, local: string): number {
  const [object] = document.getObjects(subject, VOID + local, null);
  expect(object?.termType === 'Literal' && object.datatype.value).toMatch(/#integer$/);
  return Number(object?.value);
}

describe('the description of the whole', () => {
  it('begins with itself and with what it is about', () => {
    expect(descriptions.slice(0, 2).map(({ resource }) => resource.id)).toEqual([
      BASE + VOID_PATH,
      dataset,
    ]);
    expect(values(BASE + VOID_PATH, TYPE)).toEqual([`${VOID}DatasetDescription`]);
    expect(values(BASE + VOID_PATH, 'http://xmlns.com/foaf/0.1/primaryTopic')).toEqual([dataset]);
    expect(values(dataset, TYPE)).toEqual([`${VOID}Dataset`]);
  });

  it('has the name of the catalogue, and what the catalogue says of itself in the words of Dublin Core', () => {
    for (const local of ['title', 'description', 'publisher', 'modified']) {
      expect(values(dataset, DCT + local).length).toBeGreaterThan(0);
      expect(values(dataset, DCT + local).sort()).toEqual(values(BASE, DCT + local, data).sort());
    }
    expect(values(dataset, `${DCT}license`)).toEqual([]);
    const [publisher = ''] = values(dataset, `${DCT}publisher`);
    expect(values(publisher, 'http://www.w3.org/2004/02/skos/core#prefLabel')).toContain(
      'Kaupunginkanslia',
    );
  });

  it('counts as a plain loop over the triples does', () => {
    const quads = data.getQuads(null, null, null, null);
    const distinct = (texts: readonly string[]): number => new Set(texts).size;
    expect(number(dataset, 'triples')).toBe(quads.length);
    expect(number(dataset, 'distinctSubjects')).toBe(distinct(quads.map((q) => q.subject.value)));
    expect(number(dataset, 'distinctObjects')).toBe(
      distinct(quads.map(({ object }) => JSON.stringify(object))),
    );
    expect(number(dataset, 'entities')).toBe(
      distinct(quads.map((q) => q.subject.value).filter((id) => id.startsWith(BASE))),
    );
    expect(number(dataset, 'properties')).toBe(distinct(quads.map((q) => q.predicate.value)));
    expect(number(dataset, 'classes')).toBe(
      distinct(quads.filter((q) => q.predicate.value === TYPE).map((q) => q.object.value)),
    );
  });

  it('has a part with an address for each property, with its triples', () => {
    const parts = values(dataset, `${VOID}propertyPartition`);
    expect(parts).toContain(`${BASE}.well-known/void#property-dct:title`);
    for (const part of parts) {
      const [property = ''] = values(part, `${VOID}property`);
      expect(number(part, 'triples')).toBe(data.countQuads(null, property, null, null));
    }
    expect(parts).toHaveLength(number(dataset, 'properties'));
  });

  it('has a part with an address for each class, with its entities', () => {
    const parts = values(dataset, `${VOID}classPartition`);
    expect(parts).toContain(`${BASE}.well-known/void#class-Register`);
    for (const part of parts) {
      const [type = ''] = values(part, `${VOID}class`);
      expect(number(part, 'entities')).toBe(data.getSubjects(TYPE, type, null).length);
    }
    expect(parts).toHaveLength(number(dataset, 'classes'));
  });

  it('names the vocabularies that the data uses, and no other', () => {
    const used = data
      .getQuads(null, null, null, null)
      .map(({ predicate, object }) => (predicate.value === TYPE ? object : predicate).value);
    const named = values(dataset, `${VOID}vocabulary`);
    expect(named).toContain('http://www.w3.org/ns/org#');
    for (const term of used) expect(named.some((each) => term.startsWith(each))).toBe(true);
    for (const each of named)
      expect(each.endsWith('22-rdf-syntax-ns#') || used.some((term) => term.startsWith(each))).toBe(
        true,
      );
  });

  it('tells where to begin', () => {
    expect(values(dataset, `${VOID}rootResource`)).toEqual([BASE]);
    expect(values(dataset, `${VOID}uriSpace`)).toEqual([BASE]);
    const examples = values(dataset, `${VOID}exampleResource`);
    expect(examples.map((id) => snapshot.resource(id).shape)).toEqual(
      expect.arrayContaining([...snapshot.model.shapes]),
    );
  });

  it.each(formats)('lists the dump in $name', ({ ending, mediaType }) => {
    const dump = dataset + ending;
    expect(values(dataset, `${VOID}dataDump`)).toContain(dump);
    expect(values(dataset, `${DCAT}distribution`)).toContain(dump);
    expect(values(dump, TYPE)).toEqual([`${DCAT}Distribution`]);
    expect(values(dump, `${DCAT}downloadURL`)).toEqual([dump]);
    expect(values(dump, `${DCAT}accessURL`)).toEqual([dump]);
    expect(values(dump, `${DCAT}mediaType`)).toEqual([
      `https://www.iana.org/assignments/media-types/${mediaType}`,
    ]);
  });

  it('names the syntax of each dump as W3C does', () => {
    const syntaxes = values(dataset, `${VOID}feature`);
    expect(syntaxes).toContain('http://www.w3.org/ns/formats/Turtle');
    expect(syntaxes).toHaveLength(new Set(formats.map(({ mediaType }) => mediaType)).size);
  });

  it('has an address for everything', () => {
    const nodes = document.getQuads(null, null, null, null).flatMap((q) => [q.subject, q.object]);
    expect(nodes.filter(({ termType }) => termType === 'BlankNode')).toEqual([]);
  });
});

describe('the description of a catalogue that does not describe itself', () => {
  const shapes = `:WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ;
    sh:codeIdentifier "Work" ; varanto:plural "works" ; varanto:segment "work" ;
    sh:description "A work."@en .`;
  const museum = snapshotOf(
    shapes,
    '<work/1> a :Work , <https://a.example/b#c> ; <https://a.example/%20> 1 .',
  );
  const parts = storeOfDescriptions(voidDocument(museum));

  it('has no name, and says the rest', () => {
    expect(parts.getObjects(`${MUSEUM}catalogue`, `${DCT}title`, null)).toEqual([]);
    expect(values(`${MUSEUM}catalogue`, `${VOID}triples`, parts)).toEqual(['3']);
  });

  it('has valid addresses for the parts whose terms have no prefix', () => {
    const found = [`${VOID}classPartition`, `${VOID}propertyPartition`].flatMap((property) =>
      values(`${MUSEUM}catalogue`, property, parts),
    );
    expect(found.sort()).toEqual(
      [
        'class-Work',
        'class-https%3A%2F%2Fa.example%2Fb%23c',
        `property-${encodeURIComponent(TYPE)}`,
        'property-https%3A%2F%2Fa.example%2F%2520',
      ].map((local) => `${MUSEUM}.well-known/void#${local}`),
    );
    expect(values(`${MUSEUM}.well-known/void#class-Work`, `${VOID}class`, parts)).toEqual([
      `${TERMS}Work`,
    ]);
  });
});
