import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { Store } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { fromLeftToRight } from '../../../src/sparql/endpoint/left-to-right.ts';
import { tokensOf } from '../../../src/sparql/endpoint/tokens.ts';
import { runs } from '../../support/runs.ts';

const asked = (text: string): string => fromLeftToRight({ text, tokens: tokensOf(text) });
const engine = new Store();

/** What the engine computes for an expression. */
function computed(expression: string): number {
  const query = asked(`SELECT (${expression} AS ?x) { VALUES (?a ?b) { (7e0 -3e0) } }`);
  const [row] = engine.query(query) as Map<string, { value: string }>[];
  return Number(row?.get('x')?.value);
}

/** What JavaScript does, which computes from left to right as SPARQL does. */
function expected(expression: string): number {
  const text = expression.replaceAll('?a', 'a').replaceAll('?b', 'b');
  const scope = { a: 7, b: -3, ABS: Math.abs };
  return Number(runInNewContext(text.replaceAll(/([+-]) *([+-])/g, '$1 $2'), scope));
}

const { expression } = fc.letrec((tie) => ({
  operand: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom('?a', '?b', '1e0', '2e0', '8e0', '0.5e0', '-4e0', '+ 3e0'),
    tie('expression').map((inner) => `(${String(inner)})`),
    tie('expression').map((inner) => `ABS(${String(inner)})`),
  ),
  // Doubles divided by powers of two are not rounded, nor are these as large as that.
  factor: fc.oneof(
    fc
      .tuple(fc.constantFrom('*', ' * '), tie('operand'))
      .map(([sign, operand]) => sign + String(operand)),
    fc.constantFrom('/2e0', ' / 4e0', '/ 0.5e0'),
  ),
  term: fc
    .tuple(tie('operand'), fc.array(tie('factor'), { maxLength: 2 }))
    .map(([operand, factors]) => [operand, ...factors].map(String).join('')),
  expression: fc
    .tuple(
      tie('term'),
      fc.array(fc.tuple(fc.constantFrom(' + ', ' - ', '-', '+ '), tie('term')), { maxLength: 3 }),
    )
    .map(
      ([first, others]) =>
        String(first) + others.map(([sign, term]) => sign + String(term)).join(''),
    ),
}));

describe('operators in a row', () => {
  it.each([
    ['10 - 3 - 2', 5],
    ['12 / 2 * 3', 18],
    ['100 - 10 * 2 / 4 - 5 + 1', 91],
    ['?a -2 -1', 4],
    ['?a -2 * 8 / 4 - 1', 2],
    ['- ?b - 1 - 1', 1],
    ['IF(10 - 3 - 2 = 5, 1, 0) - 1 - 1', -1],
    ['"3"^^<http://www.w3.org/2001/XMLSchema#integer> - 1 - 1', 1],
    ['ABS(1 - 2 - 3) - 1 - 1', 2],
    ['(1 - 2 - 3) - (4 - 5 - 6)', 3],
  ])('are computed from left to right: %s', (text, value) => {
    expect(computed(text)).toBe(value);
  });

  it('are computed as JavaScript does, whatever the expression', () => {
    fc.assert(
      fc.property(expression.map(String), (text) => {
        expect(computed(text) + 0, text).toBe(expected(text) + 0);
      }),
      { numRuns: runs(300, 10_000) },
    );
  });

  it('are computed so in every place of a query', () => {
    const query = `SELECT (SUM(?n - 1 - 1) AS ?s) {
      VALUES ?n { 5 6 7 }
      FILTER(?n - 1 - 1 > 3) FILTER NOT EXISTS { FILTER(?n - 1 - 1 = 5) }
      { SELECT ?n { VALUES ?n { 5 6 7 8 } } GROUP BY ?n HAVING(?n - 1 - 1 < 6) ORDER BY (?n - 1 - 1) }
    } HAVING(COUNT(*) - 0 - 0 > 0)`;
    const rows = engine.query(asked(query)) as Map<string, { value: string }>[];
    expect(rows.map((row) => row.get('s')?.value)).toEqual(['4']);
  });

  it.each([
    'SELECT * { ?s <a>/<b>/<c> ?o . ?s (<a>/<b>)/<c>* ?o . <s> (<a>/<b>/^<c>)+ ?o }',
    'SELECT * { ?s <p> (1 -2 -3) , [ <q> (4 -5 -6) ] }',
    'SELECT * { VALUES (?a ?b) { (1 -2) (-3 -4) } }',
    'CONSTRUCT { ?s <p> (1 -2 -3) } WHERE { ?s <p>/<q>/<r> ?o }',
    'SELECT (?a - ?b AS ?c) (COUNT(*) AS ?n) { ?s <p> ?a , ?b FILTER(?a + 1 + 2 + 3 > 1) }',
    'SELECT ("1 - 2 - 3" AS ?a) (<a-b-c/d/e> AS ?b) { FILTER(((?x - 1) - 2) > 0) } # 1 - 2 - 3',
  ])('stay as they are where nothing is computed from the right: %s', (query) => {
    expect(asked(query)).toBe(query);
  });
});
