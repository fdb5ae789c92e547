import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksForPage, keyedSearch, placeIn } from '../../src/linked-data/page-place.ts';
import { isHttpAddress } from '../../src/rdf/address.ts';
import { runs } from '../support/runs.ts';

const BASE = 'https://museum.example/c/';
const place = (search: string) => placeIn(new URLSearchParams(search), BASE);

describe('a query', () => {
  it.each([
    ['', { kind: 'first' }],
    ['utm=x', { kind: 'first' }],
    ['page=1', { kind: 'number', number: 1 }],
    ['page=1234567', { kind: 'number', number: 1234567 }],
    ['utm=x&page=3', { kind: 'number', number: 3 }],
    ['after=work/1', { kind: 'after', id: `${BASE}work/1` }],
    ['before=work/1', { kind: 'before', id: `${BASE}work/1` }],
    ['after=work%2F1%3Fa%26b', { kind: 'after', id: `${BASE}work/1?a&b` }],
    ['after=%C3%B6ljy', { kind: 'after', id: `${BASE}öljy` }],
    ['after=https://other.example/1', { kind: 'after', id: 'https://other.example/1' }],
  ])('"%s" asks for the page %o', (search, expected) => {
    expect(place(search)).toEqual(expected);
    expect(asksForPage(new URLSearchParams(search))).toBe(expected.kind !== 'first');
  });

  it.each([
    ...['page=', 'page=0', 'page=-1', 'page=1.5', 'page=01', 'page=%2B1', 'page=1e2', 'page=one'],
    ...['page=1&page=1', 'page=1&page=2', 'page=99999999999999999999', 'page=٣'],
    ...['after=', 'before=', 'after=a&after=a', 'after=a&before=b', 'page=1&after=a'],
    ...['after=a+b', 'after=%00', 'after=a%0Ab', 'after=%3Ca', 'after=mailto:a@b.example'],
    ...['after=javascript:x', 'after=a%23b%23c', 'after=https:'],
  ])('"%s" asks for what can be no page', (search) => {
    expect(place(search)).toBeUndefined();
    expect(asksForPage(new URLSearchParams(search))).toBe(true);
  });
});

/** Addresses of whatever characters an address may have, below the base or not. */
const ids = fc
  .tuple(
    fc.constantFrom(BASE, 'https://museum.example/', 'https://other.example/', `${BASE}tos:`),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.stringMatching(/^[\w%+&=;?/:@!$'()*,.~-]{0,20}$/),
  )
  .map((parts) => parts.join(''))
  .filter(isHttpAddress);

describe('the key of a page', () => {
  it('leads back to the very resource, whatever its address is', () => {
    fc.assert(
      fc.property(ids, fc.constantFrom('after', 'before'), (id, kind) => {
        const search = keyedSearch(kind, id, BASE);
        expect(place(search)).toEqual({ kind, id });
        // As a query of a URL it stays as it is, for browsers, headers and every format alike.
        expect(new URL(`${BASE}work${search}`).href).toBe(`${BASE}work${search}`);
        expect(search).toMatch(/^\?(after|before)=[\w.~/:@%-]*$/);
      }),
      { numRuns: runs(300, 5_000) },
    );
  });

  it.each([
    [`${BASE}register/ohjaamotoiminta`, '?after=register/ohjaamotoiminta'],
    [`${BASE}tos/2026-11-22/03-01`, '?after=tos/2026-11-22/03-01'],
    [`${BASE}öljy`, '?after=%C3%B6ljy'],
    [`${BASE}a%20b`, '?after=a%2520b'],
    [`${BASE}a+b&c=d?e#f`, '?after=a%2Bb%26c%3Dd%3Fe%23f'],
    [`${BASE}it's`, '?after=it%27s'],
    [BASE, `?after=${BASE}`],
    // What is left of this could be read as an address by itself.
    [`${BASE}tos:1`, `?after=${BASE}tos:1`],
    ['https://other.example/a', '?after=https://other.example/a'],
  ])('of %s can be read: %s', (id, search) => {
    expect(keyedSearch('after', id, BASE)).toBe(search);
  });
});
