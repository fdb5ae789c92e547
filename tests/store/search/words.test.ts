import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formsOf, normal, signsOf, wordsOf } from '../../../src/store/search/words.ts';
import { runs } from '../../support/runs.ts';

function forms(text: string): string[] {
  return formsOf(text).map(({ form }) => form);
}

describe('the words of a text', () => {
  it('are letters with digits after them, and numbers with their separators', () => {
    const words = wordsOf('Ohje 1/2020: COVID19, "Ääni"').map(({ form }) => form);
    expect(words).toEqual(['ohje', '12020', 'covid19', 'ääni']);
  });

  it('go on over a soft hyphen, and have their places in the text as it is', () => {
    const text = 'uusi tieto\u00advaranto 07\u200b02';
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'uusi',
      'tieto\u00advaranto',
      '07\u200b02',
    ]);
    expect(forms(text)).toEqual(['uusi', 'tietovaranto', '0702']);
  });
});

describe('what a number with separators is found by', () => {
  it('is each group and each run of groups, as plain loops find them', () => {
    const groups = fc.array(fc.stringMatching(/^\d{1,4}$/), { minLength: 1, maxLength: 8 });
    const separator = fc.constantFrom(
      ...[' ', '.', '/', ':', ',', '_', '·', "'", '’'],
      ...['-', '–', '—', '\u2010', '\u2011', '\u2212'],
      ...['\u00a0', '\u2009', '\u202f', '\u2007'],
    );
    const property = fc.property(groups, fc.infiniteStream(separator), (digits, between) => {
      const text = digits.map((each, at) => (at ? [...between.take(1)].join('') : '') + each);
      const expected = new Set<string>();
      for (let from = 0; from < digits.length; from += 1)
        for (let to = from + 1; to <= digits.length; to += 1)
          expected.add(digits.slice(from, to).join(''));
      expect(new Set(forms(text.join('')))).toEqual(expected);
    });
    fc.assert(property, { numRuns: runs(300, 10_000) });
  });

  it('grows with the length of a long number, and each eight groups of it are found', () => {
    const groups = Array.from({ length: 2_000 }, (_, index) => String(1_000 + index));
    const found = new Set(forms(groups.join(' ')));
    expect(found.size).toBeLessThan(8 * groups.length);
    expect(wordsOf(groups.slice(3, 30).join(' ')).every(({ form }) => found.has(form))).toBe(true);
  });
});

describe('forms of words and codes', () => {
  it.each([
    ['Äänekoski', 'A\u0308a\u0308nekoski'],
    ['tietovaranto', 'Tieto\u00advaranto'],
    ['resume', 'Résumé'],
  ])('%s is the normal form of %j', (form, text) => {
    expect(normal(text)).toBe(normal(form));
  });

  it('keep the signs of a code apart', () => {
    expect(signsOf(' =18\u200b ')).toBe('=18');
    expect(signsOf('K\u201112\u00a0a')).toBe(signsOf('K-12 A'));
    expect(signsOf('(18)')).not.toBe(signsOf('=18'));
  });
});
