import { Store } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { atMoment } from '../../../src/sparql/endpoint/moment.ts';

const MOMENT = new Date('2026-11-29T08:05:03.250Z');
const engine = new Store();

/** The first row of an answer, without its head. */
function answerTo(query: string): string {
  const csv = engine.query(atMoment(query, MOMENT), { results_format: 'text/csv' }) as string;
  return csv.split('\r\n')[1] ?? '';
}

describe('the moment of a query', () => {
  it.each([
    ['SELECT (NOW() AS ?n) {}', '2026-11-29T08:05:03.25Z'],
    ['SELECT (now( # a comment\n ) AS ?n) {}', '2026-11-29T08:05:03.25Z'],
    ['SELECT (SECONDS(NOW()) AS ?n) {}', '3.25'],
    ['SELECT (CONCAT("NOW()", STR(YEAR(NOW()))) AS ?n) {}', 'NOW()2026'],
    ['SELECT (NOW() - NOW() AS ?n) { FILTER (NOW() = NOW()) }', 'PT0S'],
    ['SELECT ?n { BIND (NOW() AS ?n) }', '2026-11-29T08:05:03.25Z'],
    ['SELECT (MAX(?x) AS ?n) { VALUES ?x { 1 } } GROUP BY NOW() HAVING (YEAR(NOW()) = 2026)', '1'],
    ['SELECT (1 AS ?n) {} ORDER BY NOW() DESC(NOW())', '1'],
  ])('is in milliseconds wherever it is asked for: %s', (query, expected) => {
    expect(answerTo(query)).toBe(expected);
  });

  it.each([
    'PREFIX now: <http://e/> SELECT ?now { ?now now:NOW "NOW()" } # NOW()',
    'SELECT * { ?s ?p <http://e/NOW()> }',
    'SELECT (NOW AS ?n) {}',
    'SELECT (NOW(1) AS ?n) {}',
  ])('leaves all else as it is: %s', (query) => {
    expect(atMoment(query, MOMENT)).toBe(query);
  });
});
