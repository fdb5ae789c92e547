import fc from 'fast-check';
import type { Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { describe as described } from '../../src/linked-data/description.ts';
import { placeIn } from '../../src/linked-data/page-place.ts';
import { addPaging, pageLinks } from '../../src/linked-data/page-relations.ts';
import { pageIn, partOf, type Page } from '../../src/linked-data/paging.ts';
import { Statements } from '../../src/linked-data/statements.ts';
import { storeOfDescriptions } from '../support/description-store.ts';
import { runs } from '../support/runs.ts';
import { MUSEUM, snapshotOf } from '../support/turtle.ts';
import { widely } from '../support/wide.ts';

const address = `${MUSEUM}work`;
const HYDRA = 'http://www.w3.org/ns/hydra/core#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const SHAPES = `:WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en .`;
const snapshot = snapshotOf(SHAPES, '');

/** A list of works, and the size of its pages. */
interface Listed {
  readonly ids: readonly string[];
  readonly size: number;
}

/** So many works, whose numbers are in the order of their addresses. */
function works(total: number): string[] {
  return Array.from({ length: total }, (_, index) => `${address}/${1000 + index}`);
}

function pageAt(url: string, { ids, size }: Listed): Page | undefined {
  const [path = '', search = ''] = url.split('?');
  const place = placeIn(new URLSearchParams(search), MUSEUM);
  const members = [...ids].sort().map((id) => snapshot.resource(id));
  const part = place && partOf({ address, base: MUSEUM, members, size }, place);
  return part && pageIn(part, path.slice(address.length));
}

function idsOf({ members }: Page): string[] {
  return members.map(({ id }) => id);
}

/** The pages that a client sees which begins at an address and follows one link; the list may change before each page. */
function walk(start: string, link: 'next' | 'previous', listed: (page: number) => Listed): Page[] {
  const pages: Page[] = [];
  for (let at: string | undefined = start; at !== undefined; at = pages.at(-1)?.[link]) {
    const page = pageAt(at, listed(pages.length));
    if (!page) throw new Error(`there is no page at ${at}`);
    pages.push(page);
  }
  return pages;
}

const lists = fc
  .tuple(fc.nat({ max: 400 }), fc.integer({ min: 1, max: 120 }))
  .map(([total, size]): Listed => ({ ids: works(total), size }));
const endings = fc.constantFrom('', '.ttl', '.jsonld');
const settings = { numRuns: widely(30, 100) };

describe('the pages of a list', () => {
  it('have each member exactly once, in order, walked by their links to the next', () => {
    fc.assert(
      fc.property(lists, endings, (listed, ending) => {
        const pages = walk(address + ending, 'next', () => listed);
        expect(pages.flatMap(idsOf)).toEqual(listed.ids);
        expect(pages.slice(0, -1).every(({ members }) => members.length === listed.size)).toBe(
          true,
        );
        expect(pages).toHaveLength(Math.max(1, Math.ceil(listed.ids.length / listed.size)));
      }),
      settings,
    );
  });

  it('have each member exactly once walked backwards from the last', () => {
    fc.assert(
      fc.property(lists, endings, (listed, ending) => {
        const [first] = walk(address + ending, 'next', () => listed);
        const pages = walk(first?.last ?? '', 'previous', () => listed);
        expect(pages.reverse().flatMap(idsOf)).toEqual(listed.ids);
      }),
      settings,
    );
  });

  it('keep the ending, and lead to the first and the last', () => {
    fc.assert(
      fc.property(lists, endings, (listed, ending) => {
        const pages = walk(address + ending, 'next', () => listed);
        expect(pages.every(({ self }) => self.split('?')[0] === address + ending)).toBe(true);
        expect(new Set(pages.map(({ first }) => first))).toEqual(new Set([address + ending]));
        expect(new Set(pages.map(({ last }) => last))).toEqual(new Set([pages.at(-1)?.self]));
        expect(pages[0]?.previous).toBeUndefined();
      }),
      settings,
    );
  });

  it('are a hundred members long where nothing else is said', () => {
    const members = works(250).map((id) => snapshot.resource(id));
    const lengths = ([1, 2, 3] as const).map(
      (number) =>
        partOf({ address, base: MUSEUM, members }, { kind: 'number', number })?.members.length,
    );
    expect(lengths).toEqual([100, 100, 50]);
  });

  it('are one page of a list without members', () => {
    for (const search of ['', '?page=1', '?after=work/1', '?before=work/1'])
      expect(pageAt(address + search, { ids: [], size: 10 })).toMatchObject({
        ...{ self: address, first: address, last: address, members: [] },
        ...{ previous: undefined, next: undefined },
      });
  });

  it('are numbered in order, as older links have them, and no further', () => {
    fc.assert(
      fc.property(lists, (listed) => {
        const pages = walk(address, 'next', () => listed);
        const numbered = pages.map((_, index) => pageAt(`${address}?page=${index + 1}`, listed));
        expect(numbered).toEqual(pages);
        expect(pageAt(`${address}?page=${pages.length + 1}`, listed)).toBeUndefined();
      }),
      settings,
    );
  });
});

/** Numbers of works that are there all the while, and for each page that is read those that are there besides. */
const changes = fc.record({
  size: fc.integer({ min: 1, max: 12 }),
  stable: fc.uniqueArray(fc.nat({ max: 300 }), { maxLength: 80 }),
  passing: fc.array(fc.uniqueArray(fc.nat({ max: 300 }), { maxLength: 60 }), { minLength: 1 }),
});

describe('the pages of a list that changes while they are read', () => {
  it.each(['next', 'previous'] as const)('have what stays exactly once, by %s', (link) => {
    fc.assert(
      fc.property(changes, ({ size, stable, passing }) => {
        const ids = (numbers: readonly number[]) => numbers.map((each) => `${address}/${each}`);
        const at = (page: number): Listed => ({
          ids: ids([...new Set([...stable, ...(passing[page % passing.length] ?? [])])]),
          size,
        });
        const start = link === 'next' ? address : (pageAt(address, at(0))?.last ?? '');
        const seen = walk(start, link, at).flatMap(idsOf);
        const staying = new Set(ids(stable));
        expect(seen.filter((id) => staying.has(id)).sort()).toEqual([...staying].sort());
        expect(new Set(seen).size).toBe(seen.length);
      }),
      { numRuns: runs(widely(40, 100), 1_000) },
    );
  });

  it('go on after a resource that is gone, and end before one', () => {
    const listed = { ids: works(10), size: 3 };
    const without = { ...listed, ids: listed.ids.filter((id) => !id.endsWith('/1005')) };
    const ids = (search: string) => {
      const page = pageAt(address + search, without);
      return page && idsOf(page).map((id) => id.slice(-4));
    };
    expect(ids('?after=work/1005')).toEqual(['1006', '1007', '1008']);
    expect(ids('?before=work/1005')).toEqual(['1002', '1003', '1004']);
    expect(ids('?after=work/9')).toEqual([]);
    expect(ids('?before=work/0')).toEqual([]);
    expect(ids('?after=work/0')).toEqual(['1000', '1001', '1002']);
    expect(ids('?before=work/9')).toEqual(['1007', '1008', '1009']);
  });

  it('lead on from where nothing is left', () => {
    const listed = { ids: works(10), size: 3 };
    expect(pageAt(`${address}?before=work/0`, listed)?.next).toBe(address);
    expect(pageAt(`${address}?after=work/9`, listed)).toMatchObject({
      previous: `${address}?after=work/1008`,
      next: undefined,
    });
  });

  it('are named by members alone, so that there are only so many addresses of pages', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom('after', 'before'), fc.nat(), (listed, name, key) => {
        const page = pageAt(`${address}?${name}=work/${key}`, listed);
        const [, , named] = /\?(after|before)=(.*)$/.exec(page?.self ?? '') ?? [];
        expect(named === undefined || listed.ids.includes(MUSEUM + named)).toBe(true);
        // Its own address leads to the very same.
        expect(pageAt(page?.self ?? '', listed)).toEqual(page);
      }),
      settings,
    );
  });
});

describe('the links of a page', () => {
  const listed = { ids: works(250), size: 100 };
  const rels = (search: string, { ids, size } = listed): Record<string, string> => {
    const page = pageAt(`${address}.ttl${search}`, { ids, size });
    return Object.fromEntries((page ? pageLinks(page) : []).map(({ rel, href }) => [rel, href]));
  };
  const at = (search: string): string => `${address}.ttl${search}`;

  it('are those that there are', () => {
    const [first, last] = [at(''), at('?after=work/1199')];
    expect(rels('')).toEqual({ first, next: at('?after=work/1099'), last });
    expect(rels('?after=work/1099')).toEqual({
      ...{ first, next: last, last },
      prev: at('?before=work/1100'),
    });
    expect(rels('?after=work/1199')).toEqual({ first, prev: at('?before=work/1200'), last });
    expect(rels('', { ids: [], size: 100 })).toEqual({ first, last: first });
  });
});

function documentAt(url: string, listed: Listed): Store {
  const page = pageAt(url, listed);
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
  it.each(['', '.ttl'])('walks all pages from the list%s', (start) => {
    fc.assert(
      fc.property(lists, (listed) => {
        const seen: string[] = [];
        for (let at: string | undefined = address + start; at !== undefined;) {
          seen.push(pageAt(at, listed)?.self ?? 'none');
          at = next(documentAt(at, listed), at);
        }
        const pages = walk(address + start, 'next', () => listed);
        expect(seen).toEqual(pages.map(({ self }) => self));
      }),
      { numRuns: runs(widely(5, 30), 100) },
    );
  });
});

it('Comunica finds the next page also where it asked for no format', () => {
  const listed = { ids: works(250), size: 100 };
  for (const search of ['', '?after=work/1099']) {
    const document = documentAt(`${address}.ttl${search}`, listed);
    const expected = pageAt(`${address}.ttl${search}`, listed)?.next;
    expect(object(document, address + search, 'next')).toBe(expected);
    expect(object(document, `${address}.ttl${search}`, 'next')).toBe(expected);
  }
});

describe('what a page says of itself', () => {
  const document = documentAt(`${address}.ttl?after=work/1099`, { ids: works(250), size: 100 });

  it('is that it is a view of the collection', () => {
    expect(subjectOf(document, 'Collection')).toBe(address);
    expect(object(document, address, 'view')).toBe(`${address}.ttl?after=work/1099`);
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

  it('leaves nothing in the snapshot: there are as many pages as members', () => {
    const empty = snapshotOf(SHAPES, '');
    const place = { kind: 'after', id: `${MUSEUM}work/1` } as const;
    const members = [1, 2, 3].map((number) => empty.resource(`${MUSEUM}work/${number}`));
    const part = partOf({ address, base: MUSEUM, members, size: 1 }, place);
    if (!part) throw new Error('there is no page');
    const made: string[] = [];
    const resource = empty.resource.bind(empty);
    empty.resource = (id) => {
      made.push(id);
      return resource(id);
    };
    addPaging(new Statements(), pageIn(part, '.ttl'), resource(address));
    expect(made.filter((id) => !id.includes('#'))).toEqual([]);
  });
});
