import fc from 'fast-check';
import { DataFactory as terms, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { emptyStore } from '../../src/store/empty-store.ts';

const nodes = Array.from({ length: 4 }, (_, n) => terms.namedNode(`https://museum.example/${n}`));
const properties = nodes.slice(0, 2);
const values = [...nodes, terms.literal('vase'), terms.literal('vase', 'en')];

/** All that a store answers about triples of few terms. */
function answersOf(store: Store): unknown {
  const texts = (found: readonly unknown[]): string[] =>
    found.map((each) => JSON.stringify(each)).sort();
  return [null, ...values].flatMap((object) =>
    [null, ...nodes].flatMap((subject) =>
      [null, ...properties].map((predicate) => [
        texts(store.getQuads(subject, predicate, object, null)),
        store.countQuads(subject, predicate, object, null),
        texts(store.getSubjects(predicate, object, null)),
        texts(store.getPredicates(subject, object, null)),
        texts(store.getObjects(subject, predicate, null)),
      ]),
    ),
  );
}

const changes = fc.array(
  fc.record({
    isAdded: fc.boolean(),
    triple: fc
      .tuple(fc.constantFrom(...nodes), fc.constantFrom(...properties), fc.constantFrom(...values))
      .map(([subject, predicate, object]) => terms.quad(subject, predicate, object)),
  }),
  { minLength: 20, maxLength: 60 },
);

describe('a store that shares sets of one term', () => {
  it("answers as n3's own, whatever is added and removed", () => {
    fc.assert(
      fc.property(changes, (all) => {
        const [own, other] = [emptyStore(), new Store()];
        for (const { isAdded, triple } of all) {
          const change = isAdded ? 'addQuad' : 'removeQuad';
          expect(own[change](triple)).toBe(other[change](triple));
        }
        expect(own.size).toBe(other.size);
        expect(answersOf(own)).toEqual(answersOf(other));
      }),
      { numRuns: 40 },
    );
  });
});
