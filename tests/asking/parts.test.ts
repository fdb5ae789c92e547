import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partsOf } from '../../src/asking/telling.ts';
import { comparable } from '../../src/asking/together.ts';

const letters = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'k'), minLength, maxLength });

/** The longest stem of five letters or more that the rest of the word is as long as, by looking at each of them. */
function longest(stems: readonly string[], form: string, fits: (stem: string) => boolean) {
  const long = stems.filter(({ length }) => length >= 5 && form.length >= length + 5);
  return Math.max(0, ...long.filter(fits).map(({ length }) => length));
}

it('takes a compound apart as one does who looks at every stem', () => {
  fc.assert(
    fc.property(letters(5, 20), fc.uniqueArray(letters(3, 10), { maxLength: 8 }), (word, stems) => {
      const form = comparable(word).plain;
      const words = new Map(stems.map((stem) => [stem, `${stem}!`]));
      const parts = partsOf(word, { words, keepers: new Map(), all: 0 });
      const first = longest(stems, form, (stem) => form.startsWith(stem));
      const last = longest(stems, form, (stem) => {
        const before = form.lastIndexOf(stem);
        return before >= 3 && form.length - before - stem.length <= 5;
      });
      expect(parts.map(({ length }) => length - 1)).toEqual([first, last].filter(Boolean));
      expect(parts.every((part) => form.includes(part.slice(0, -1)))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

it('finds the parts of compounds of the catalogue', () => {
  const words = new Map([
    ['asiakas', 'asiakas'],
    ['rekister', 'rekisteri'],
    ['potil', 'potilas'],
  ]);
  const stems = { words, keepers: new Map(), all: 0 };
  expect(partsOf('asiakasrekisterista', stems)).toEqual(['asiakas', 'rekisteri']);
  expect(partsOf('potilastiedot', stems)).toEqual(['potilas']);
  expect(partsOf('rekisteri', stems)).toEqual([]);
});
