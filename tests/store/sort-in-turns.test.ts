import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../src/reading/work.ts';
import { sorting } from '../../src/store/sort-in-turns.ts';

describe('sorting in turns', () => {
  const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
  const items = (number: number, keys: number) =>
    Array.from({ length: number }, (_, place) => ({ key: (place * 7919) % keys, place }));

  it('gives what the language gives, equal items as they came', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40_000 }), fc.integer({ min: 1, max: 1000 }), (number, keys) => {
        const all = items(number, keys);
        expect(atOnce(sorting(all, compare))).toEqual(all.toSorted(compare));
      }),
      { numRuns: 20, seed: 13 },
    );
  });

  it('gives way again and again', () => {
    const work = sorting(items(100_000, 1000), compare);
    let turns = 0;
    while (!work.next().done) turns += 1;
    expect(turns).toBeGreaterThan(40);
  });
});
