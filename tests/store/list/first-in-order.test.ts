import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstInOrder } from '../../../src/store/list/first-in-order.ts';
import { runs } from '../../support/runs.ts';

describe('the first of some items in an order', () => {
  it('are those of a full sort', () => {
    const property = fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer()), { maxLength: 300 }),
      fc.nat(80),
      (items, size) => {
        const compare = (a: [number, number], b: [number, number]) => a[0] - b[0] || a[1] - b[1];
        expect(firstInOrder(items, size, compare)).toEqual(items.toSorted(compare).slice(0, size));
      },
    );
    fc.assert(property, { numRuns: runs(300, 5_000) });
  });
});
