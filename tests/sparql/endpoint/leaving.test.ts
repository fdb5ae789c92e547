import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { ChildEngine } from '../../../src/http/sparql/child-engine.ts';
import { defaultEndpointLimits } from '../../../src/sparql/endpoint/limits.ts';
import { QueryFailure, type Dataset } from '../../../src/sparql/endpoint/outcome.ts';

const GRAPH = 'http://e/graph';

/** Longer than a test may take: only what ends a query before its deadline lets a test end. */
const TIME = 600_000;

const ROWS = 1_500;
const quads = Array.from(
  { length: ROWS },
  (_, n) => `<http://e/${n}> <http://e/p> "${n}" <${GRAPH}> .\n`,
).join('');
const counted = (pattern: string): string => `SELECT (COUNT(*) AS ?n) { ${pattern} }`;
const SHORT = counted('?a ?b ?c');
/** A second of work or more, and some hours. */
const LONG = counted('?a ?b ?c . ?d ?e ?f');
const ENDLESS = counted('?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l');

let loads = 0;
const dataset: Dataset = {
  ...{ version: 'one', graphs: [GRAPH], defaultGraphs: [GRAPH] },
  async *quads() {
    loads += 1;
    yield await Promise.resolve(Buffer.from(quads));
  },
};

/** Two clients of one engine, as the processes of a server are, each with the query that it asks and a way to leave. */
const options = {
  program: 'dist/sparql-engine.cjs',
  limits: { ...defaultEndpointLimits, time: TIME, queue: 2 },
  socket: join(tmpdir(), `varanto-test-${randomBytes(6).toString('hex')}`, 'sparql'),
};
const engines = [new ChildEngine(options), new ChildEngine(options)] as const;
afterAll(async () => {
  for (const engine of engines) await engine.close();
});

function ask(query: string, engine: ChildEngine = engines[0]) {
  const leaving = new AbortController();
  const wanted = { query, base: 'http://e/', mediaType: 'text/csv', mostBytes: 1e6 };
  const graphs = { defaultGraphs: [GRAPH], namedGraphs: [] };
  const outcome = (async () => {
    try {
      const { bytes } = await engine.ask({ ...wanted, ...graphs }, dataset, leaving.signal);
      let text = '';
      for await (const chunk of bytes) text += Buffer.from(chunk).toString();
      return Number(text.split('\r\n')[1]);
    } catch (error) {
      if (error instanceof QueryFailure)
        return error.retryAfter === undefined
          ? error.reason
          : `${error.reason}, again in ${error.retryAfter} s`;
      throw error;
    }
  })();
  return {
    outcome,
    leave: () => {
      leaving.abort();
    },
  };
}

/** Resolves when the engine has read what was asked before: it answers two questions after it, one after the other. */
async function arrived(): Promise<void> {
  for (let question = 0; question < 2; question += 1)
    await new Promise<void>((resolve) => {
      const live = request({ socketPath: options.socket, path: '/live', agent: false });
      live.once('response', (response) => {
        response.once('error', () => undefined);
        live.destroy();
        resolve();
      });
      live.end();
    });
}

describe('a client that leaves', () => {
  it('ends its query, as soon as others wait', async () => {
    expect(await ask(SHORT).outcome).toBe(ROWS);
    const endless = ask(ENDLESS);
    await arrived();
    endless.leave();
    expect(await endless.outcome).toBe('left');
    expect(await ask(SHORT).outcome).toBe(ROWS);
  });

  it('does so in another process of the same server, too', async () => {
    expect(await ask(SHORT, engines[1]).outcome).toBe(ROWS);
    const endless = ask(ENDLESS, engines[1]);
    await arrived();
    const waiting = ask(SHORT, engines[0]);
    await arrived();
    endless.leave();
    expect(await waiting.outcome).toBe(ROWS);
  });

  it('gives its place in the queue to others', async () => {
    const running = ask(ENDLESS);
    await arrived();
    const [first, second] = [ask(SHORT), ask(SHORT, engines[1])];
    await arrived();
    expect(await ask(SHORT).outcome).toMatch(/^queue, again in [1-9]\d* s$/);
    first.leave();
    expect(await first.outcome).toBe('left');
    await arrived();
    const third = ask(SHORT);
    running.leave();
    expect(await Promise.all([second.outcome, third.outcome])).toEqual([ROWS, ROWS]);
  });

  it('ends the query of nobody else, neither while it waits nor after its answer', async () => {
    const before = ask(SHORT);
    expect(await before.outcome).toBe(ROWS);
    const running = ask(LONG);
    await arrived();
    const [waiting, staying] = [ask(ENDLESS), ask(SHORT, engines[1])];
    await arrived();
    before.leave();
    waiting.leave();
    expect(await running.outcome).toBe(ROWS ** 2);
    expect(await staying.outcome).toBe(ROWS);
  });

  it('costs no load of the statements where nobody waits', async () => {
    const begun = performance.now();
    expect(await ask(LONG).outcome).toBe(ROWS ** 2);
    const took = performance.now() - begun;
    const had = loads;
    const long = ask(LONG);
    await arrived();
    long.leave();
    // It is done by then, also where others have the processor for a while.
    await passed(3 * took + 2_000);
    expect(await ask(SHORT).outcome).toBe(ROWS);
    expect(loads).toBe(had);
  });

  it('may have left before it asks', async () => {
    const leaving = AbortSignal.abort();
    const wanted = { query: ENDLESS, base: 'http://e/', mediaType: 'text/csv', mostBytes: 1e6 };
    const graphs = { defaultGraphs: [GRAPH], namedGraphs: [] };
    const asked = engines[0].ask({ ...wanted, ...graphs }, dataset, leaving);
    await expect(asked).rejects.toMatchObject({ reason: 'left' });
    expect(await ask(SHORT).outcome).toBe(ROWS);
  });
});
