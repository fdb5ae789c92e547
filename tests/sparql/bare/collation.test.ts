import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainCollation } from '../../../src/sparql/bare/collation.ts';

const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'ä', '\ud7ff', '\ue000', '\uffff', '\u{1F600}', '\u{10FFFF}'),
  maxLength: 4,
});

/** Code points as numbers of one length, so that texts of them are in their order. */
function points(of: string): string {
  return Array.from(of, (each) => String(each.codePointAt(0)).padStart(7, '0')).join('');
}

describe('the order of texts of a bare engine', () => {
  it('is that of their code points, beyond U+FFFF as well', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [points(a), points(b)];
        expect(Math.sign(plainCollation.compare(a, b))).toBe(x < y ? -1 : Number(x > y));
      }),
      { numRuns: 2_000 },
    );
  });
});
