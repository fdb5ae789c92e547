import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { startOxigraph } from '../support/engines.ts';
import { PATIENT, run, serve } from '../support/program.ts';
import { until } from '../support/until.ts';
import { isWide, some } from '../support/wide.ts';

const BASE = 'http://localhost:4000/';
const GRAPH = 'urn:test:theirs';

/** A unit with a name, as somebody else's engine has it. */
function unit(id: string, name: string): string {
  const subject = `<${BASE}organisation/${id}>`;
  return `${subject} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/org#Organization> <${GRAPH}> .
    ${subject} <http://www.w3.org/2004/02/skos/core#prefLabel> "${name}"@fi <${GRAPH}> .`;
}

let engine: Awaited<ReturnType<typeof startOxigraph>>;
beforeAll(async () => {
  engine = await startOxigraph(`${unit('a', 'Alku')}\n${unit('b', 'Loppu')}`);
});
afterAll(() => engine.stop());

const source = () => ['--source', `sparql+${engine.url.href}`, '--engine', 'oxigraph'];
const bare = () => [...source(), '--bare', '--graph', GRAPH, ...PATIENT];

const NAMES = `graphql?query=${encodeURIComponent('{ organisations { nodes { name } } }')}`;

async function names(origin: string): Promise<string[]> {
  const answer = await fetch(`${origin}/${NAMES}`);
  const { data } = (await answer.json()) as {
    data: { organisations: { nodes: { name: string }[] } };
  };
  return data.organisations.nodes.map(({ name }) => name);
}

async function found(origin: string, word: string): Promise<number> {
  const answer = await fetch(`${origin}/search.json?q=${word}`);
  return ((await answer.json()) as { totalCount: number }).totalCount;
}

/** What is refused at the start, and why: two of them always. */
const refusals: readonly [what: string, args: () => string[], reason: string][] = [
  ['no option', () => source(), "serve somebody else's engine as it is with --bare"],
  ['a graph alone', () => [...source(), '--graph', GRAPH], 'graph: expected --bare with it'],
  ['no engine', () => ['--bare'], 'bare: expected --source with it'],
  [
    'what is no address',
    () => [...source(), '--bare', '--graph', 'x y'],
    'graph: expected the address',
  ],
  [
    'another graph',
    () => [...source(), '--bare', '--graph', 'urn:no'],
    'in the graph <urn:no>, got none',
  ],
  [
    'the default graph, which is empty',
    () => [...source(), '--bare'],
    'in the default graph, got none',
  ],
  ['a proxy', () => [...bare(), '--sparql-proxy'], 'sparql-proxy: expected none with --bare'],
  ['a pause', () => [...bare(), '--watch', '5'], 'watch: expected none with --bare'],
  ['a cache', () => [...bare(), '--cache-size', '5'], 'cache-size: expected none with --bare'],
  ['data', () => [...bare(), '--data', '.'], 'data: expected none with --source'],
];

describe('varanto serve --bare', () => {
  it('serves an engine that nobody has prepared, as it is at each moment', async () => {
    const server = await serve(bare());
    expect(server.output.stdout).toContain(`${BASE} serves an engine as it is on port`);
    expect(await names(server.origin)).toEqual(['Alku', 'Loppu']);
    expect(await found(server.origin, 'lisä')).toBe(0);
    engine.store.load(unit('c', 'Lisä'), { format: 'application/n-quads' });
    expect(await names(server.origin)).toEqual(['Alku', 'Loppu', 'Lisä']);
    // Names for searches are read again on request alone.
    expect(await found(server.origin, 'lisä')).toBe(0);
    server.child.kill('SIGHUP');
    await until('the new name is found', async () => (await found(server.origin, 'lisä')) === 1);
    const health = await fetch(`${server.origin}/health/ready`);
    const ready = (await health.json()) as object;
    expect(ready).toMatchObject({ status: 'ready', engine: 'oxigraph' });
    expect(ready).not.toHaveProperty('version');
    const metrics = await (await fetch(`${server.origin}/metrics`)).text();
    expect(metrics).toContain('varanto_engine_queries_total');
    expect(metrics).not.toContain('varanto_snapshot_info');
    expect(await server.stop()).toBe(0);
  });

  it.runIf(isWide)('does so with several processes', async () => {
    const server = await serve([...bare(), '--workers', '2']);
    expect(await names(server.origin)).toContain('Alku');
    expect(await server.stop()).toBe(0);
  });

  it.each(some(refusals, 5))('is refused with %s', async (_what, args, reason) => {
    const port = ['--port', '0', '--base-url', BASE];
    const { code, stderr, stdout } = await run(['serve', ...port, ...args()], {});
    expect(code).toBe(1);
    expect(stderr + stdout).toContain(reason);
    expect(stderr).not.toContain('    at ');
  });
});
