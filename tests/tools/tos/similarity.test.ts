import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalLabel, similarity } from '../../../src/tools/tos/similarity.ts';

const fi = (label: string) => new Map([['fi', label]]);
const alike = (a: string, b: string) => similarity(fi(a), fi(b));

describe('the likeness of two labels', () => {
  it('is 1 for a label and itself, the same both ways, and never below 0 or above 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(alike(a, a)).toBe(1);
        expect(alike(a, b)).toBe(alike(b, a));
        expect(alike(a, b)).toBeGreaterThanOrEqual(0);
        expect(alike(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not see capitals, punctuation and forms of Unicode', () => {
    expect(
      alike('Ohjelma-, hanke- ja projektitoiminta', 'OHJELMA, HANKE JA  PROJEKTITOIMINTA'),
    ).toBe(1);
    expect(normalLabel('Pää\u0308tös (A/B)')).toBe(normalLabel('PÄÄ\u0308TÖS a b'));
  });

  it('is what a count by hand says', () => {
    // " ab " has the runs " ab" and "ab ", " abc " has " ab", "abc" and "bc ": one of 2 + 3 is shared.
    expect(alike('ab', 'abc')).toBe((2 * 1) / (2 + 3));
    expect(alike('ab', 'xy')).toBe(0);
  });

  it('is that of the language in which two are most alike, and 0 where they share none', () => {
    const both = new Map([...fi('Hallinto'), ['sv', 'Förvaltning']]);
    expect(
      similarity(
        both,
        new Map([
          ['fi', 'Talous'],
          ['sv', 'förvaltning'],
        ]),
      ),
    ).toBe(1);
    expect(similarity(fi('Hallinto'), new Map([['sv', 'Hallinto']]))).toBe(0);
  });
});
