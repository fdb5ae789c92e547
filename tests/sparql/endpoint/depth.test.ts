import { afterAll, describe, expect, it } from 'vitest';
import { ChildEngine } from '../../../src/http/sparql/child-engine.ts';
import { inspect } from '../../../src/sparql/endpoint/inspect.ts';
import { defaultEndpointLimits } from '../../../src/sparql/endpoint/limits.ts';
import { QueryFailure, type Dataset } from '../../../src/sparql/endpoint/outcome.ts';
import { some, widely } from '../../support/wide.ts';

const BASE = 'http://e/';
const GRAPH = 'http://e/graph';
const dataset: Dataset = {
  ...{ version: 'one', graphs: [GRAPH], defaultGraphs: [GRAPH] },
  async *quads() {
    yield await Promise.resolve(Buffer.from(`<http://e/s> <http://e/p> "o" <${GRAPH}> .\n`));
  },
};
const engine = new ChildEngine({
  program: 'dist/sparql-engine.cjs',
  limits: { ...defaultEndpointLimits, time: 120_000 },
});
afterAll(() => engine.close());

/** How the engine answers a query of which nothing was checked. */
async function outcomeOf(query: string): Promise<string> {
  const mediaType = query.startsWith('DESCRIBE') ? 'application/n-triples' : 'text/csv';
  const ask = { query, base: BASE, mediaType, mostBytes: 1e6 };
  const graphs = { defaultGraphs: [GRAPH], namedGraphs: [] };
  try {
    const { bytes } = await engine.ask({ ...ask, ...graphs }, dataset);
    for await (const chunk of bytes) expect(chunk.length).toBeGreaterThan(0);
    return 'answered';
  } catch (error) {
    if (error instanceof QueryFailure) return error.reason;
    throw error;
  }
}

function codeOf(query: string): string | undefined {
  const found = inspect(query, BASE);
  return 'code' in found ? found.code : undefined;
}

type Chain = (length: number) => string;

function times(length: number, part: (n: number) => string, between = ''): string {
  return Array.from({ length }, (_, n) => part(n)).join(between);
}

const same = (text: string) => (): string => text;

/** What the engine reads by recursion, with the length that it does not take any more. */
const chains: readonly (readonly [name: string, tooLong: number, chain: Chain])[] = [
  ['or', 4_000, (n) => `ASK { FILTER(${times(n, same('?x'), '||')}) }`],
  ['and', 4_000, (n) => `ASK { FILTER(${times(n, same('?x'), '&&')}) }`],
  ['sums', 3_000, (n) => `ASK { FILTER(${times(n, same('1'), '+ ')}) }`],
  ['products', 3_000, (n) => `ASK { FILTER(${times(n, same('1'), '*')}) }`],
  ['sequences', 3_000, (n) => `ASK { ?s (${times(n, same('<p>'), '/')})* ?o }`],
  ['alternatives', 3_000, (n) => `ASK { ?s ${times(n, same('<p>'), '|')} ?o }`],
  ['unions', 4_000, (n) => `ASK { ${times(n, same('{}'), 'UNION')} }`],
  ['options', 2_000, (n) => `ASK { ${times(n, same('OPTIONAL{?s ?p ?o}'))} }`],
  ['differences', 2_000, (n) => `ASK { ?s ?p ?o ${times(n, same('MINUS{?s ?p ?o}'))} }`],
  ['filters', 4_000, (n) => `ASK { ?s ?p ?o ${times(n, same('FILTER(?s)'))} }`],
  ['bindings', 2_000, (n) => `ASK { ${times(n, (each) => `BIND(1 AS ?x${each})`)} }`],
  ['columns', 2_000, (n) => `SELECT ${times(n, (each) => `(1 AS ?x${each})`)} {}`],
  ['resources', 2_000, (n) => `DESCRIBE ${times(n, same('<s>'))}`],
  ['conditions', 4_000, (n) => `SELECT * { ?s ?p ?o } HAVING ${times(n, same('(1)'))}`],
  ['choices', 20_000, (n) => `ASK { FILTER(1 IN (${times(n, same('2'), ',')})) }`],
  ['calls', 400, (n) => `SELECT (${times(n, same('IF(1,1,'))}1${times(n, same(')'))} AS ?x) {}`],
  ['groups', 1_000, (n) => `ASK { ${times(n, same('{'))}${times(n, same('}'))} }`],
  [
    'groups in filters in a chain',
    1_500,
    (n) =>
      `ASK { ${times(Math.min(n, 56), same('FILTER EXISTS{'))} ?s ?p ?o ${times(n, same('OPTIONAL{?s ?p ?o}'))}${times(Math.min(n, 56), same('}'))} }`,
  ],
];

/** The longest chain that the inspector lets through. */
function longestOf(chain: Chain): number {
  let [least, most] = [1, 30_000];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (codeOf(chain(middle)) === undefined) least = middle;
    else most = middle;
  }
  return least;
}

describe('a long query', () => {
  it.each(some(chains, 3))(
    'of %s is refused before the engine comes to its end',
    async (_name, tooLong, chain) => {
      expect(codeOf(chain(tooLong))).toBe('QUERY_TOO_DEEP');
      const longest = longestOf(chain);
      expect(longest).toBeGreaterThan(25);
      expect(await outcomeOf(chain(longest))).toBe('answered');
    },
  );

  it.each(chains.slice(0, widely(1, 3)))(
    'of %s, were it asked, is too deep and not too large, and others are answered after it',
    async (_name, tooLong, chain) => {
      expect(await outcomeOf(chain(tooLong))).toBe('depth');
      expect(await outcomeOf('ASK {}')).toBe('answered');
    },
  );

  const wideQueries = [
    [
      'VALUES',
      `SELECT * { ?s ?p ?o VALUES ?s { ${times(5_000, (n) => `<http://e/r/${n}>`, ' ')} } }`,
    ],
    ['VALUES of pairs', `SELECT * { VALUES (?a ?b) { ${times(5_000, (n) => `(<${n}> -1)`)} } }`],
    ['IN', `SELECT * { ?s ?p ?o FILTER(?s IN (${times(4_999, (n) => `<r/${n}>`, ',')})) }`],
    [
      'alternatives beside each other',
      `ASK { ${times(60, same(`{ FILTER(${times(400, same('?x'), '||')}) }`), 'UNION')} }`,
    ],
    ['many columns', `SELECT ${times(5_000, (n) => `?x${n}`, ' ')} { ?s ?p ?o }`],
  ] as const;

  it.each(some(wideQueries, 2))(
    'with much beside each other is answered: %s',
    async (_name, query) => {
      expect(codeOf(query)).toBeUndefined();
      expect(await outcomeOf(query)).toBe('answered');
    },
  );
});
