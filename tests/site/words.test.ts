import { describe, expect, it } from 'vitest';
import { readerOf } from '../../src/site/reader.ts';
import { words } from '../../src/site/words.ts';
import { MUSEUM, snapshotOf } from '../support/turtle.ts';

const shapes = `
  :Thing a sh:NodeShape ; sh:targetClass :Thing ; sh:description "A thing."@en ;
    sh:codeIdentifier "Thing" ; varanto:plural "things" ; varanto:segment "thing" ; sh:order 1 .
`;

const reader = (data: string, ...languages: string[]) =>
  readerOf({ snapshot: snapshotOf(shapes, data), languages });

describe("the pages' own words", () => {
  it.each(Object.entries(words))('leave the same open in each language: %s', (_word, texts) => {
    const open = texts.map((text) => [...text.matchAll(/\{\w+\}/g)].map(([each]) => each).sort());
    expect(open).toEqual([open[0], open[0], open[0]]);
    expect(texts).not.toContain('');
  });

  it("are in the reader's language, else in that of the catalogue, else in English", () => {
    const finnish = `<${MUSEUM}a> :b "suomeksi"@fi .`;
    expect(reader(finnish, 'sv-FI', 'en').language).toBe('sv');
    expect(reader(finnish, 'de', 'en-GB').language).toBe('en');
    expect(reader(finnish, 'de').language).toBe('fi');
    expect(reader(`<${MUSEUM}a> :b "auf Deutsch"@de .`, 'fr').language).toBe('en');
    expect(reader('').language).toBe('en');
  });

  it('are filled in as they stand', () => {
    expect(reader('', 'sv').say('range', { from: 2, to: '$&' })).toBe('På den här sidan 2–$&');
  });

  it('name languages, by their tags where they have no name', () => {
    const { languageName } = reader('', 'fi');
    expect(['sv', 'sv-latn', 'qqq', 'notalanguageatall', 'i-klingon'].map(languageName)).toEqual([
      'ruotsi',
      'ruotsi',
      'qqq',
      'notalanguageatall',
      'i-klingon',
    ]);
  });
});
