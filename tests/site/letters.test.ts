import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collatorOf } from '../../src/rdf/collator.ts';
import { lettersOf } from '../../src/site/letters.ts';

function letters(names: readonly string[], language: string): [letter: string, name: string][] {
  const sorted = [...names].sort((a, b) => collatorOf(language).compare(a, b));
  const texts = { length: sorted.length, at: (index: number) => sorted[index] ?? '' };
  return lettersOf(texts, language).map(({ letter, at }) => [letter, sorted[at] ?? '']);
}

describe('an alphabetical index', () => {
  const names = ['Öljy', 'åminne', 'Ahven', 'kala', 'Äiti', 'Arkki', '2 päivää', 'élan', 'Eno'];

  it('has the letters of the language, in its order', () => {
    expect(
      letters(names, 'fi')
        .map(([letter]) => letter)
        .join(''),
    ).toBe('#AEKÅÄÖ');
    expect(
      letters(names, 'sv')
        .map(([letter]) => letter)
        .join(''),
    ).toBe('#AEKÅÄÖ');
    expect(
      letters(names, 'en')
        .map(([letter]) => letter)
        .join(''),
    ).toBe('#AEKO');
  });

  it('leads to the first name with each letter', () => {
    expect(letters(names, 'fi')).toContainEqual(['A', 'Ahven']);
    expect(letters(names, 'fi')).toContainEqual(['Ö', 'Öljy']);
  });

  it('is none where every name begins in its own way', () => {
    const many = Array.from({ length: 200 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    expect(letters(many, 'fi')).toEqual([]);
    expect(letters([], 'fi')).toEqual([]);
  });

  it('leads to the name before which no other has the letter, in any list', () => {
    const list = fc.array(
      fc.string({ unit: fc.constantFrom(...Array.from('aAbBäÄöé1 -z')), minLength: 1 }),
    );
    fc.assert(
      fc.property(list, (some) => {
        const sorted = [...some].sort((a, b) => collatorOf('fi').compare(a, b));
        const texts = { length: sorted.length, at: (index: number) => sorted[index] ?? '' };
        for (const { letter, at } of lettersOf(texts, 'fi')) {
          const alone = (text: string) => lettersOf({ length: 1, at: () => text }, 'fi')[0]?.letter;
          expect(alone(sorted[at] ?? '')).toBe(letter);
          expect(sorted.slice(0, at).map(alone)).not.toContain(letter);
        }
      }),
    );
  });

  it('reads few of many names', () => {
    let read = 0;
    const at = (index: number): string => {
      read += 1;
      return index < 30_000 ? `a${index}` : `b${index}`;
    };
    expect(lettersOf({ length: 40_000, at }, 'fi').map((each) => each.at)).toEqual([0, 30_000]);
    expect(read).toBeLessThan(100);
  });
});
