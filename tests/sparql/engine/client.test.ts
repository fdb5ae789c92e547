import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Access } from '../../../src/sparql/engine/access.ts';
import { Client, type ClientOptions, type Outcome } from '../../../src/sparql/engine/client.ts';
import { EngineError } from '../../../src/sparql/engine/engine-error.ts';
import { profiles } from '../../../src/sparql/engine/profile.ts';
import { oxigraphEngine, startOxigraph, type RunningEngine } from '../../support/engines.ts';
import { startFaulty, type Fault, type FaultyEngine } from '../../support/engines/faults.ts';

const QUADS = Array.from(
  { length: 40 },
  (
    _,
    index,
  ) => `<http://e.org/${index}> <http://e.org/p> "\u00c4\\"\\n${index}"@fi <http://e.org/g> .
<http://e.org/${index}> <http://e.org/k> "${index}"^^<http://www.w3.org/2001/XMLSchema#integer> <http://e.org/g> .`,
).join('\n');
const QUERY = 'SELECT ?s ?k FROM <http://e.org/g> WHERE { ?s <http://e.org/k> ?k } LIMIT 99';
const KINDS = { s: 'iri', k: 'integer' } as const;

let engine: RunningEngine;
let faulty: FaultyEngine;
beforeAll(async () => {
  engine = await startOxigraph(QUADS);
});
afterAll(() => engine.stop());
// Each test has its own: what a client let go of may come to it later, and is not counted in the next test.
beforeEach(async () => {
  faulty = await startFaulty(engine.url);
});
afterEach(() => faulty.stop());

function clientOf(options: Partial<ClientOptions> = {}): Client {
  return new Client({ url: faulty.url, profile: profiles.oxigraph, ...options });
}

/** How a query fails where the proxy does one thing wrong at each try. */
async function failureWith(fault: Fault, options: Partial<ClientOptions> = {}): Promise<unknown> {
  faulty.next = () => fault;
  const client = clientOf(options);
  // What hangs is waited for to its end; the others are there at once, however busy the machine is.
  const until = performance.now() + (fault === 'hang' ? 400 : 60_000);
  const error: unknown = await client
    .select(QUERY, { kinds: KINDS, until })
    .catch((e: unknown) => e);
  client.close();
  return error;
}

describe('a client of an engine', () => {
  it.each([
    ['virtuoso', 3],
    ['oxigraph', 1],
  ] as const)('asks %s three times over %i connections', async (name, expected) => {
    const empty = JSON.stringify({ head: { vars: [] }, results: { bindings: [] } });
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.setHeader('Content-Type', 'application/sparql-results+json').end(empty);
      });
    }).listen(0, '127.0.0.1');
    let connections = 0;
    server.on('connection', () => (connections += 1));
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const url = new URL(`http://127.0.0.1:${port}/sparql`);
    const client = new Client({ url, profile: profiles[name] });
    for (let time = 0; time < 3; time += 1) expect(await client.select(QUERY)).toEqual([]);
    client.close();
    server.close();
    expect(connections).toBe(expected);
  });

  it('reads over HTTP what the engine has', async () => {
    const client = clientOf();
    const rows = await client.select(QUERY, { kinds: KINDS });
    expect(rows).toHaveLength(40);
    expect(rows).toEqual(await oxigraphEngine(QUADS).select(QUERY));
    client.close();
  });

  it.each([
    ['refuse', 'cut'],
    ['hang', 'timeout'],
    ['cut', 'cut'],
    ['half', 'unreadable'],
    ['partial', 'partial'],
    ['busy', 'busy'],
    ['failed', 'failed'],
    ['html', 'unreadable'],
    ['redirect', 'redirected'],
    ['sql-state', 'timeout'],
    ['row-cap', 'partial'],
    ['datatypes', 'unreadable'],
    ['terms', 'unreadable'],
    ['type', 'unreadable'],
    ['other-bytes', 'unreadable'],
  ] as const)('gives no rows at the fault "%s", but the failure "%s"', async (fault, failure) => {
    const error = await failureWith(fault);
    expect(error).toBeInstanceOf(EngineError);
    expect(error).toMatchObject({ failure });
  });

  it('passes on when the engine wants to be asked again', async () => {
    expect(await failureWith('busy')).toMatchObject({ status: 429, retryAfter: 1 });
  });

  it('gives a right answer that is slow', async () => {
    faulty.next = () => 'slow';
    const client = clientOf();
    expect(await client.select(QUERY)).toHaveLength(40);
    client.close();
  });

  it('tries again what fails in passing', async () => {
    const outcomes: Outcome[] = [];
    const client = clientOf({ observe: (outcome) => outcomes.push(outcome) });
    const wrong: Fault[] = ['cut', 'html'];
    faulty.next = () => wrong.pop();
    expect(await client.select(QUERY)).toHaveLength(40);
    expect(outcomes.map(({ failure }) => failure)).toEqual(['unreadable', 'cut', undefined]);
    client.close();
  });

  it('asks an engine that refuses a query once', async () => {
    const outcomes: Outcome[] = [];
    const client = clientOf({ observe: (outcome) => outcomes.push(outcome) });
    await expect(client.select('SELECT nothing')).rejects.toMatchObject({
      failure: 'refused',
      status: 400,
    });
    expect(outcomes).toHaveLength(1);
    client.close();
  });

  it('ends with the reason of its signal, and asks nothing more', async () => {
    const client = clientOf();
    const leaving = new AbortController();
    const reason = new Error('the reader left');
    faulty.next = () => {
      leaving.abort(reason);
      return 'hang';
    };
    await expect(client.select(QUERY, { signal: leaving.signal })).rejects.toBe(reason);
    faulty.next = () => undefined;
    await expect(client.select(QUERY, { signal: leaving.signal })).rejects.toBe(reason);
    client.close();
  });

  it('ends at its close what is asked and what waits for a connection, and asks nothing more', async () => {
    let asked = 0;
    faulty.next = () => ((asked += 1), 'hang');
    const outcomes: Outcome[] = [];
    const client = clientOf({
      profile: { ...profiles.oxigraph, maxParallel: 2 },
      health: { suspicious: 1 },
      observe: (outcome) => outcomes.push(outcome),
    });
    // Nothing else ends them: a test has less time.
    const asking = { until: performance.now() + 3_600_000 };
    const warned: unknown[] = [];
    const warn = (warning: unknown): void => void warned.push(warning);
    process.on('warning', warn);
    const failures = Array.from({ length: 20 }, () =>
      client.select(QUERY, asking).catch((e: unknown) => e),
    );
    await expect.poll(() => asked).toBe(2);
    client.close();
    for (const failure of await Promise.all(failures))
      expect(failure).toMatchObject({ failure: 'closed', isPassing: false });
    await expect(client.select(QUERY, asking)).rejects.toMatchObject({ failure: 'closed' });
    expect([asked, client.isResting, warned]).toEqual([2, false, []]);
    process.off('warning', warn);
  });

  it('refuses an answer with as many rows as the engine gives at most', async () => {
    const client = clientOf({ profile: { ...profiles.oxigraph, maxRows: 40 } });
    await expect(client.select(QUERY)).rejects.toMatchObject({ failure: 'partial' });
    client.close();
  });

  it('does not take its own queries that wait for others for failures of the engine', async () => {
    faulty.next = () => 'hang';
    const outcomes: Outcome[] = [];
    const client = clientOf({
      health: { suspicious: 3, rest: [60_000, 60_000] },
      observe: (outcome) => outcomes.push(outcome),
    });
    const ask = (milliseconds: number): Promise<unknown> =>
      client.select(QUERY, { until: performance.now() + milliseconds }).catch((e: unknown) => e);
    // These take all connections, and fail in the end.
    const long = [1, 2, 3, 4].map(() => ask(1_500));
    const short = await Promise.all([1, 2, 3, 4].map(() => ask(50)));
    expect(short).toMatchObject(short.map(() => ({ failure: 'queued' })));
    await Promise.all(long);
    expect(outcomes.filter(({ failure }) => failure === 'timeout')).toHaveLength(4);
    faulty.next = () => undefined;
    expect(await client.select(QUERY)).toHaveLength(40);
    expect(client.isResting).toBe(false);
    client.close();
  });

  it('tries an engine on a connection of its own, while queries have all others', async () => {
    const profile = { ...profiles.oxigraph, maxParallel: 2 };
    const client = clientOf({ profile, health: { suspicious: 1, rest: [60_000, 60_000] } });
    const ask = (milliseconds: number): Promise<unknown> =>
      client.select(QUERY, { until: performance.now() + milliseconds }).catch((e: unknown) => e);
    const asked: number[] = [];
    faulty.next = () => (asked.push(1) < 4 ? 'hang' : undefined);
    const long = [ask(2_000)];
    const short = ask(100);
    // It has the connection of the one before it as soon as that has failed.
    long.push(ask(2_000));
    expect(await short).toMatchObject({ failure: 'timeout' });
    await expect.poll(() => asked).toHaveLength(3);
    expect(await ask(500)).toMatchObject({ failure: 'queued' });
    expect(asked).toHaveLength(4);
    expect(client.isResting).toBe(false);
    client.close();
    await Promise.all(long);
  });

  it('does not ask an engine that is down, and asks it as soon as it is back', async () => {
    const client = clientOf({ health: { suspicious: 3, rest: [100, 200] } });
    await faulty.down();
    const failures = new Set<unknown>();
    for (let time = 0; time < 6; time += 1)
      failures.add(
        ((await client.select(QUERY).catch((e: unknown) => e as EngineError)) as EngineError)
          .failure,
      );
    expect([...failures]).toEqual(['unreachable', 'resting']);
    expect(client.isResting).toBe(true);
    await faulty.up();
    await expect
      .poll(() =>
        client.select(QUERY).then(
          (rows) => rows.length,
          () => 0,
        ),
      )
      .toBe(40);
    client.close();
  });

  it('sends Virtuoso the time that is left, and who asks, and follows no redirect', async () => {
    const got: { body: string; authorization: string | undefined }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        got.push({ body, authorization: request.headers.authorization });
        response.writeHead(307, { Location: '/sparql' }).end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const client = clientOf({
      url: new URL(`http://127.0.0.1:${port}/sparql`),
      profile: profiles.virtuoso,
      access: new Access({ token: 'secret' }),
    });
    const until = performance.now() + 60_000;
    const error: unknown = await client.select(QUERY, { until }).catch((e: unknown) => e);
    expect(error).toMatchObject({ failure: 'redirected' });
    expect(String(error)).not.toContain('secret');
    expect(got).toHaveLength(1);
    expect(got[0]?.authorization).toBe('Bearer secret');
    const timeout = Number(new URLSearchParams(got[0]?.body).get('timeout'));
    expect(timeout).toBeGreaterThan(30_000);
    expect(timeout).toBeLessThanOrEqual(60_000);
    client.close();
    server.close();
  });
});
