import fc from 'fast-check';
import oxigraph from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { rowsIn } from '../../../src/sparql/endpoint/count-rows.ts';
import { runs } from '../../support/runs.ts';

const JSON_RESULTS = 'application/sparql-results+json';

/** Texts with what ends a row or a text. */
const hard = fc.string({
  unit: fc.constantFrom('a', '"', '\\', '\n', '\r', '\t', ',', '{', '}', '[', ']', '<result>', '&'),
  maxLength: 8,
});

describe('rowsIn', () => {
  it('counts the rows of an answer, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hard, fc.boolean()), { maxLength: 12 }), (given) => {
        const store = new oxigraph.Store();
        const values = given.map(
          ([text, isThere]) => `(${isThere ? JSON.stringify(text) : 'UNDEF'})`,
        );
        const query = `SELECT ?x { VALUES (?x) { ${values.join(' ')} } }`;
        const text = store.query(query, { results_format: JSON_RESULTS }) as string;
        expect(rowsIn(text, JSON_RESULTS)).toBe(given.length);
      }),
      { numRuns: runs(50, 2_000) },
    );
  });

  it('counts the statements of a graph in N-Triples alone', () => {
    const text = '<a:a> <a:b> "x\\ny" .\n<a:a> <a:b> <a:c> .\n';
    expect(rowsIn(text, 'application/n-triples')).toBe(2);
    expect(rowsIn('', 'application/n-triples')).toBe(0);
    expect(rowsIn(text, 'text/turtle')).toBeUndefined();
  });
});
