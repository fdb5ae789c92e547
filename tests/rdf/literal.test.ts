import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalKey, type Literal } from '../../src/rdf/literal.ts';
import { rdf, xsd } from '../../src/rdf/vocabulary.ts';

/** Few texts that look like parts of a key, so that two literals are often equal and often nearly so. */
const value = fc.constantFrom('a', 'a"', '"a', 'a"@fi', '"a"@fi', `a"^^${xsd.string}`, 'a\\', '');
const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.record({
    kind: fc.constant('literal' as const),
    value,
    datatype: fc.constantFrom(xsd.string, xsd.double),
    language: fc.constant(''),
  }),
  fc.record({
    kind: fc.constant('literal' as const),
    value,
    datatype: fc.constant(rdf.langString),
    language: fc.constantFrom('fi', 'sv'),
  }),
);

describe('the key of a literal', () => {
  it('is equal for equal literals alone', () => {
    fc.assert(
      fc.property(literal, literal, (a, b) => {
        const isEqual =
          a.value === b.value && a.datatype === b.datatype && a.language === b.language;
        expect(literalKey(a) === literalKey(b)).toBe(isEqual);
      }),
    );
  });
});
