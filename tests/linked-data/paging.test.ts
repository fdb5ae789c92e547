import fc from 'fast-check';
import type { Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { describe as described } from '../../src/linked-data/description.ts';
import {
  addPaging,
  pageLinks,
  pageNumber,
  pageOf,
  type Page,
} from '../../src/linked-data/paging.ts';
import { Statements } from '../../src/linked-data/statements.ts';
import { storeOfDescriptions } from '../support/description-store.ts';
import { MUSEUM, snapshotOf } from '../support/turtle.ts';

const address = `${MUSEUM}work`;
const HYDRA = 'http://www.w3.org/ns/hydra/core#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const snapshot = snapshotOf(
  `:WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en .`,
  '',
);

function pageAt(url: string, total: number, size: number): Page | undefined {
  const [path = '', search = ''] = url.split('?');
  const ending = path.slice(address.length);
  const number = pageNumber(new URLSearchParams(search));
  return number === undefined ? undefined : pageOf({ address, ending, total, size, number });
}

/** The pages that a client sees which begins at an address and follows one link. */
function walk(start: string, link: 'next' | 'previous', [total, size]: [number, number]): Page[] {
  const pages: Page[] = [];
  for (let at: string | undefined = start; at !== undefined; at = pages.at(-1)?.[link]) {
    const page = pageAt(at, total, size);
    if (!page) throw new Error(`there is no page at ${at}`);
    pages.push(page);
  }
  return pages;
}

const totals = fc.tuple(fc.nat({ max: 400 }), fc.integer({ min: 1, max: 120 }));
const endings = fc.constantFrom('', '.ttl', '.jsonld');

describe('the pages of a list', () => {
  it('have each item exactly once, in order, walked by their links to the next', () => {
    fc.assert(
      fc.property(totals, endings, ([total, size], ending) => {
        const pages = walk(address + ending, 'next', [total, size]);
        const items = pages.flatMap(({ start, end }) =>
          Array.from({ length: end - start }, (_, index) => start + index),
        );
        expect(items).toEqual(Array.from({ length: total }, (_, index) => index));
        expect(pages.every(({ start, end }) => end - start <= size)).toBe(true);
        expect(pages.slice(0, -1).every(({ start, end }) => end - start === size)).toBe(true);
      }),
    );
  });

  it('are the same walked backwards from the last', () => {
    fc.assert(
      fc.property(totals, endings, ([total, size], ending) => {
        const pages = walk(address + ending, 'next', [total, size]);
        const last = pages[0]?.last ?? '';
        expect(walk(last, 'previous', [total, size]).reverse()).toEqual(pages);
      }),
    );
  });

  it('keep the ending, lead to the first and the last, and end there', () => {
    fc.assert(
      fc.property(totals, endings, ([total, size], ending) => {
        const pages = walk(address + ending, 'next', [total, size]);
        expect(pages.map(({ self }) => self)).toEqual(
          pages.map((_, index) => `${address}${ending}?page=${index + 1}`),
        );
        expect(new Set(pages.map(({ first }) => first))).toEqual(new Set([pages[0]?.self]));
        expect(new Set(pages.map(({ last }) => last))).toEqual(new Set([pages.at(-1)?.self]));
        expect(pages[0]?.previous).toBeUndefined();
      }),
    );
  });

  it('are a hundred items long where nothing else is said', () => {
    const page = (number: number) => pageOf({ address, ending: '', total: 250, number });
    expect([1, 2, 3].map((number) => [page(number)?.start, page(number)?.end])).toEqual([
      [0, 100],
      [100, 200],
      [200, 250],
    ]);
  });

  it('are one page of a list without items', () => {
    const page = pageOf({ address, ending: '', total: 0, number: 1 });
    expect(page).toMatchObject({ start: 0, end: 0, previous: undefined, next: undefined });
    expect(page?.last).toBe(page?.first);
  });

  it.each([0, -1, 4, 1.5, Number.NaN, Infinity])('are not numbered %d', (number) => {
    expect(pageOf({ address, ending: '', total: 250, number })).toBeUndefined();
  });
});

describe('a query', () => {
  it.each([
    ['', 1],
    ['page=1', 1],
    ['page=2', 2],
    ['page=1234567', 1234567],
    ['utm=x&page=3', 3],
  ])('"%s" asks for page %d', (search, number) => {
    expect(pageNumber(new URLSearchParams(search))).toBe(number);
  });

  it.each([
    ...['page=', 'page=0', 'page=-1', 'page=1.5', 'page=01', 'page=%2B1', 'page=1e2', 'page=one'],
    ...['page=1&page=1', 'page=1&page=2', 'page=99999999999999999999', 'page=٣'],
  ])('"%s" asks for no page', (search) => {
    expect(pageNumber(new URLSearchParams(search))).toBeUndefined();
  });
});

describe('the links of a page', () => {
  const rels = (number: number, total = 250): Record<string, string> => {
    const page = pageOf({ address, ending: '.ttl', total, number });
    return Object.fromEntries((page ? pageLinks(page) : []).map(({ rel, href }) => [rel, href]));
  };
  const at = (number: number): string => `${address}.ttl?page=${number}`;

  it('are those that there are', () => {
    expect(rels(1)).toEqual({ first: at(1), next: at(2), last: at(3) });
    expect(rels(2)).toEqual({ first: at(1), prev: at(1), next: at(3), last: at(3) });
    expect(rels(3)).toEqual({ first: at(1), prev: at(2), last: at(3) });
    expect(rels(1, 0)).toEqual({ first: at(1), last: at(1) });
  });
});

function documentAt(url: string, total: number, size: number): Store {
  const page = pageAt(url, total, size);
  if (!page) throw new Error(`there is no page at ${url}`);
  const statements = new Statements();
  addPaging(statements, page, snapshot.resource(address));
  return storeOfDescriptions(
    statements.bySubject.map(([subject, values]) => described(subject, values)),
  );
}

function object(document: Store, subject: string, property: string): string | undefined {
  return document.getObjects(subject, HYDRA + property, null)[0]?.value;
}

function subjectOf(document: Store, type: string): string {
  return document.getSubjects(TYPE, HYDRA + type, null)[0]?.value ?? '';
}

/** How those that harvest read a page: the address of the next one, from what they were given at an address. */
const readers: Record<string, (document: Store, asked: string) => string | undefined> = {
  'ckanext-dcat before 1.8': (document) =>
    object(document, subjectOf(document, 'PagedCollection'), 'nextPage'),
  'ckanext-dcat': (document) => {
    const page = subjectOf(document, 'PagedCollection');
    return object(document, page, 'next') ?? object(document, page, 'nextPage');
  },
  udata: (document) => object(document, subjectOf(document, 'PartialCollectionView'), 'next'),
  piveau: (document) => {
    const page = subjectOf(document, 'PagedCollection');
    if (!/^\d+$/.test(object(document, page, 'totalItems') ?? '')) throw new Error('no total');
    return object(document, page, 'nextPage');
  },
  Comunica: (document, asked) => object(document, asked, 'next'),
};

describe.each(Object.entries(readers))('%s', (_name, next) => {
  it.each(['', '.ttl', '?page=1', '.ttl?page=1'])('walks all pages from the list%s', (start) => {
    fc.assert(
      fc.property(totals, ([total, size]) => {
        const seen: string[] = [];
        for (let at: string | undefined = address + start; at !== undefined;) {
          seen.push(pageAt(at, total, size)?.self ?? 'none');
          at = next(documentAt(at, total, size), at);
        }
        expect(seen).toEqual(walk(address + start, 'next', [total, size]).map(({ self }) => self));
      }),
      { numRuns: 30 },
    );
  });
});

describe('what a page says of itself', () => {
  const document = documentAt(`${address}.ttl?page=2`, 250, 100);

  it('is that it is a view of the collection', () => {
    expect(subjectOf(document, 'Collection')).toBe(address);
    expect(object(document, address, 'view')).toBe(`${address}.ttl?page=2`);
    expect(object(document, address, 'totalItems')).toBe('250');
  });

  it('has one node of each type, so that no reader can take the wrong one', () => {
    for (const type of ['Collection', 'PagedCollection', 'PartialCollectionView'])
      expect(document.getSubjects(TYPE, HYDRA + type, null)).toHaveLength(1);
  });

  it('is in the old terms and in the new ones, each with an address for its value', () => {
    const page = subjectOf(document, 'PartialCollectionView');
    for (const name of ['first', 'previous', 'next', 'last']) {
      const values = [name, `${name}Page`].map(
        (property) => document.getObjects(page, HYDRA + property, null)[0],
      );
      expect(values.map((value) => value?.termType)).toEqual(['NamedNode', 'NamedNode']);
      expect(values[0]?.value).toBe(values[1]?.value);
    }
    expect(object(document, page, 'itemsPerPage')).toBe('100');
  });
});
