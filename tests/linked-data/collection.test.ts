import fc from 'fast-check';
import type { Store } from 'n3';
import { describe, expect, it } from 'vitest';
import {
  collectionAddress,
  describingCollection,
  collectionShape,
} from '../../src/linked-data/collection.ts';
import { atOnce } from '../../src/reading/work.ts';
import { placeIn } from '../../src/linked-data/page-place.ts';
import { pageIn, partOf, type Page } from '../../src/linked-data/paging.ts';
import type { Shape } from '../../src/model/model.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { storeOfDescriptions } from '../support/description-store.ts';
import { MUSEUM, snapshotOf, TERMS } from '../support/turtle.ts';

const HYDRA = 'http://www.w3.org/ns/hydra/core#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const { snapshot, data } = loadCatalogue();
const shapes = snapshot.model.shapes.filter(({ segment }) => segment !== '');

interface Asking {
  readonly snapshot: Snapshot;
  readonly size?: number;
}

function pageAt(shape: Shape, url: string, { snapshot, size = 100 }: Asking): Page {
  const [path = '', search = ''] = url.split('?');
  const { base } = snapshot;
  const address = collectionAddress(shape, snapshot);
  const place = placeIn(new URLSearchParams(search), base);
  const list = { address, base, members: snapshot.ofShape(shape), size };
  const part = place && partOf(list, place);
  if (!part) throw new Error(`there is no page at ${url}`);
  return pageIn(part, path.slice(address.length));
}

/** What a client gets that begins at an address of a collection and follows `hydra:next`. */
function walk(shape: Shape, start: string, { snapshot, size = 100 }: Asking): Store[] {
  const documents: Store[] = [];
  for (let at: string | undefined = start; at !== undefined;) {
    const page = pageAt(shape, at, { snapshot, size });
    const document = storeOfDescriptions(atOnce(describingCollection(shape, page, snapshot)));
    documents.push(document);
    at = document.getObjects(page.self, `${HYDRA}next`, null)[0]?.value;
  }
  return documents;
}

function members(document: Store, collection: string): string[] {
  return document.getObjects(collection, `${HYDRA}member`, null).map(({ value }) => value);
}

describe.each(shapes)('the collection of every $name', (shape) => {
  const address = collectionAddress(shape, snapshot);
  const documents = walk(shape, `${address}.ttl`, { snapshot });

  it('has each of them once, on the pages together', () => {
    const { shapeOfClass, classes } = snapshot.model;
    // Of a class and one below it that both have a shape, the lower is the type.
    const lower = [...classes.below(shape.class)].filter(
      (type) => type !== shape.class && shapeOfClass.has(type),
    );
    const expected = data
      .getSubjects(TYPE, shape.class, null)
      .filter((each) => !lower.some((type) => data.countQuads(each, TYPE, type, null) > 0))
      .map(({ value }) => value);
    const found = documents.flatMap((document) => members(document, address));
    expect(found).toHaveLength(expected.length);
    expect(found.sort()).toEqual(expected.sort());
  });

  it('has all statements of each of them, and no other about it', () => {
    for (const document of documents)
      for (const member of members(document, address)) {
        const expected = data.getQuads(member, null, null, null);
        expect(document.countQuads(member, null, null, null)).toBe(expected.length);
        expect(expected.filter((quad) => !document.has(quad))).toEqual([]);
      }
  });

  it('says of each resource that they mention what it is and what it is called', () => {
    for (const document of documents) {
      const mentioned = members(document, address)
        .flatMap((member) => document.getObjects(member, null, null))
        .flatMap(({ termType, value }) => (termType === 'NamedNode' ? [value] : []));
      for (const id of new Set(mentioned)) {
        const { shape: type, types } = snapshot.resource(id);
        const found = document.getObjects(id, null, null).map(({ value }) => value);
        const labels = type?.label ? snapshot.resource(id).literals(type.label) : [];
        const expected = [...types, ...labels.map(({ value }) => value)];
        expect(expected.filter((each) => !found.includes(each))).toEqual([]);
      }
    }
  });

  it('is the same in every format but for the links between its pages', () => {
    const [nTriples, turtle] = ['.nt', '.ttl'].map((ending) => {
      const page = pageAt(shape, address + ending, { snapshot });
      const document = storeOfDescriptions(atOnce(describingCollection(shape, page, snapshot)));
      return document
        .getQuads(null, null, null, null)
        .filter(({ predicate }) => predicate.value !== `${HYDRA}next`)
        .map(({ subject, predicate, object }) => `${subject.id} ${predicate.id} ${object.id}`)
        .map((line) => line.replaceAll(address + ending, `${address}.*`));
    });
    expect(nTriples?.length).toBeGreaterThan(0);
    expect(turtle?.sort()).toEqual(nTriples?.sort());
  });
});

describe('a collection of any length', () => {
  const museum = (works: number): Snapshot =>
    snapshotOf(
      `:WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
        varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en .`,
      Array.from({ length: works }, (_, index) => `<work/${index}> a :Work ; :p ${index} .`).join(
        ' ',
      ),
    );

  it('has each of its members exactly once, walked from page to page', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 12 }), (works, size) => {
        const made = museum(works);
        const shape = made.model.shapeOfClass.get(`${TERMS}Work`);
        if (!shape) throw new Error('there is no such shape');
        const documents = walk(shape, `${MUSEUM}work.jsonld`, { snapshot: made, size });
        const found = documents.flatMap((document) => members(document, `${MUSEUM}work`));
        expect(documents).toHaveLength(Math.max(1, Math.ceil(works / size)));
        expect(found.sort()).toEqual(made.described.map(({ id }) => id));
      }),
    );
  });
});

describe('a path', () => {
  it('is that of a collection where it is the segment of a shape', () => {
    for (const shape of shapes) expect(collectionShape(shape.segment, snapshot.model)).toBe(shape);
  });

  it.each(['', 'register/', 'register/a', 'registers', 'Register'])('is none: "%s"', (path) => {
    expect(collectionShape(path, snapshot.model)).toBeUndefined();
  });

  it('is under the base address', () => {
    expect(shapes.map((shape) => collectionAddress(shape, snapshot))).toContain(`${BASE}register`);
  });
});
