import { describe, expect, it } from 'vitest';
import { byHandFindings } from '../../src/check/by-hand.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { folder } from '../support/folder.ts';

const { model } = loadCatalogue().snapshot;
const BASE = 'http://localhost:4000/';
const PREFIXES = `@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix varanto: <https://w3id.org/varanto#> .
`;
const page = `${PREFIXES}<organisation/a> a org:Organization ; skos:prefLabel "A"@fi , "A"@sv ;
    varanto:tosClass <tos/1/00> .`;

function messages(byHand: string): string[] {
  const data = folder({ 'a/page.ttl': page, 'a/by-hand.ttl': PREFIXES + byHand });
  return byHandFindings(data, BASE, model).map(({ message }) => message);
}

describe('what is added by hand', () => {
  it('is nothing to speak of where the page does not have it', () => {
    expect(messages('<organisation/a> skos:prefLabel "A in English"@en .')).toEqual([]);
    expect(messages('<organisation/a> varanto:tosClass <tos/1/01> .')).toEqual([]);
    expect(messages('<organisation/b> a org:Organization ; skos:prefLabel "B"@fi .')).toEqual([]);
  });

  it('is told of where the page says something else', () => {
    expect(messages('<organisation/a> skos:prefLabel "Ab"@sv .')).toEqual([
      '"Ab" is added by hand, but another file says "A"',
    ]);
  });

  it('is told of where the page says the same', () => {
    expect(messages('<organisation/a> skos:prefLabel "A"@sv .')).toEqual([
      '"A" is added by hand, but another file says it too',
    ]);
  });

  it('is told of where the page no longer has the resource', () => {
    expect(messages('<organisation/c> skos:prefLabel "C"@sv .')).toEqual([
      'is added to by hand (<http://www.w3.org/2004/02/skos/core#prefLabel>), but no other file has it any more',
    ]);
  });

  it('of the Executive Office agrees with its page', () => {
    expect(byHandFindings('data', BASE, model)).toEqual([]);
  });
});
