import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { unchunked } from '../hostile/exchange.ts';
import { Asking, editions, editionsIn } from '../support/editions.ts';
import { startOxigraph } from '../support/engines.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { longCatalogue } from '../support/long-catalogue.ts';
import { readMetrics } from '../support/prometheus.ts';
import { OWN_PROCESS, run, serve, serveSmall } from '../support/program.ts';
import { RawClient } from '../support/raw-client.ts';
import { isLong, runs } from '../support/runs.ts';
import { until } from '../support/until.ts';
import { isWide, widely } from '../support/wide.ts';

const TWO = ['--workers', '2'];
const RELOADS = runs(widely(1, 5), 200);

/** How many ask at a time, and how long each waits, in milliseconds. */
const CLIENTS = widely(2, 4);
const LONGEST = 30_000;

/** How many answers come before a worker is killed, and after it. */
const ANSWERS = widely(20, 40);

interface Health {
  readonly status: string;
  readonly version: string;
  readonly workers: { readonly wanted: number; readonly serving: number };
  readonly lastError?: { readonly message: string };
}

/**
 * An answer over a connection of its own, which the next worker gets. Where the worker is killed meanwhile, the connection is
 * closed, and the next one is tried.
 */
async function get(port: number, path: string, headers = ''): Promise<RawClient> {
  const client = await sent(port, path, headers);
  return client.statuses.length ? client : sent(port, path, headers);
}

async function sent(port: number, path: string, headers: string): Promise<RawClient> {
  const client = await RawClient.connect(
    port,
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`,
  );
  await over(client);
  client.socket.destroy();
  return client;
}

/** Resolves when the connection is closed, in whatever way. */
async function over(client: RawClient): Promise<void> {
  await client.ended().catch(() => undefined);
}

/** What several connections get at a path. */
async function several(port: number, path: string, headers?: string): Promise<RawClient[]> {
  const clients: RawClient[] = [];
  for (let number = 0; number < 6; number += 1) clients.push(await get(port, path, headers));
  return clients;
}

async function health(port: number): Promise<Health> {
  return JSON.parse((await get(port, '/health/ready')).body) as Health;
}

/** The number of a metric, all its labels together. */
async function counted(port: number, name: string, labels = ''): Promise<number> {
  const metrics = readMetrics((await get(port, '/metrics')).body);
  const samples = metrics.get(name)?.samples.filter((each) => each.labels.includes(labels)) ?? [];
  return samples.reduce((sum, { value }) => sum + value, 0);
}

interface Line {
  readonly msg: string;
  readonly pid: number;
}

function lines({ stdout }: { readonly stdout: string }): Line[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** The processes that answered. */
function answering(output: { readonly stdout: string }): number[] {
  const requests = lines(output).filter(({ msg }) => msg === 'request');
  return [...new Set(requests.map(({ pid }) => pid))];
}

/** A process that answered: what it did is in the log a moment later. */
async function oneOf(output: { readonly stdout: string }): Promise<number> {
  await until('a process that answered', () => answering(output).length > 0);
  return answering(output)[0] ?? expect.fail('No process answered.');
}

/** An answer with its headers in order, which have none, and without what differs from answer to answer of one process. */
function comparable(received: string): string {
  const end = received.indexOf('\r\n\r\n') + 4;
  const head = received.slice(0, end).replace(PASSING, '').split('\r\n').sort();
  return [...head, wholeBody(received)].join('\n');
}

/** What a process has sent before has a length; before that it comes in chunks. */
const PASSING = /^(?:date|x-request-id|content-length|transfer-encoding): .*\r\n/gim;

/** The body of an answer without the marks of its chunks. */
function wholeBody(received: string): string {
  const end = received.indexOf('\r\n\r\n') + 4;
  const body = received.slice(end);
  return /^transfer-encoding: chunked\r$/im.test(received.slice(0, end)) ? unchunked(body) : body;
}

/** Kills a worker under load: it loses what it had in hand, and another one comes. */
async function killOne({
  origin,
  port,
  output,
}: {
  readonly origin: string;
  readonly port: number;
  readonly output: { readonly stdout: string };
}): Promise<void> {
  const asking = new Asking({ clients: CLIENTS, patience: LONGEST });
  let isOver = false;
  const running = asking.run(origin, () => isOver);
  await until('some answers', () => asking.done > ANSWERS);
  const requests = await counted(port, 'varanto_http_requests_total');
  process.kill(await oneOf(output), 'SIGKILL');
  await until('two again', () => output.stdout.includes('a worker was replaced'));
  const before = asking.done;
  await until('more answers', () => asking.done > before + ANSWERS);
  isOver = true;
  await running;
  expect(asking.failed.length).toBeLessThanOrEqual(CLIENTS);
  expect(asking.mixed).toEqual([]);
  expect(await health(port)).toMatchObject({ workers: { wanted: 2, serving: 2 } });
  expect(await counted(port, 'varanto_worker_ends_total')).toBe(1);
  // What the one that has ended counted until it was last asked is not forgotten.
  expect(await counted(port, 'varanto_http_requests_total')).toBeGreaterThan(requests);
}

describe('varanto serve --workers 2', () => {
  it('answers alike from both processes, adds up what they count, and ends in order', async () => {
    const temporary = folder();
    // A catalogue that is ready at once has next to nothing in it.
    const { env } = isWide ? {} : longCatalogue(1);
    const { port, output, stop } = await serve(TWO, { env: { ...env, TMPDIR: temporary } });
    const page = encodeURIComponent(
      '{ registers(first: 2) { pageInfo { endCursor } nodes { id title } } }',
    );
    for (const path of ['/register', '/catalogue.nt', `/graphql?query=${page}`]) {
      const answers = await several(port, path);
      expect(answers[0]?.statuses).toEqual([200]);
      expect(new Set(answers.map(({ received }) => comparable(received))).size).toBe(1);
      const [, etag = ''] = /^etag: (.*)\r$/im.exec(answers[0]?.received ?? '') ?? [];
      const again = await several(port, path, `If-None-Match: ${etag}\r\n`);
      expect(again.map(({ statuses }) => statuses)).toEqual(again.map(() => [304]));
    }
    expect(answering(output)).toHaveLength(2);
    expect(await counted(port, 'varanto_http_requests_total', 'route="register"')).toBe(12);
    expect(await counted(port, 'varanto_workers')).toBe(2);
    expect(await counted(port, 'varanto_snapshot_info')).toBe(1);
    expect(await health(port)).toMatchObject({
      status: 'ready',
      workers: { wanted: 2, serving: 2 },
    });
    const dump = wholeBody((await get(port, '/catalogue.nt')).received);
    const slow = await RawClient.connect(
      port,
      'GET /catalogue.nt HTTP/1.1\r\nHost: localhost\r\n\r\n',
    );
    await slow.until('HTTP/1.1 200 OK');
    expect(await stop()).toBe(0);
    await slow.ended();
    expect(wholeBody(slow.received)).toBe(dump);
    expect(lines(output).at(-1)).toMatchObject({ msg: 'ended', cut: 0 });
    expect(fs.readdirSync(temporary)).toEqual([]);
  });

  it(`takes each reload of ${RELOADS} under load by both or by none, mixes no versions, and replaces one that is killed`, async () => {
    const { data, publish } = editions();
    const { origin, port, output, stop } = await serve([...TWO, '--data', data]);
    const asking = new Asking({ clients: CLIENTS });
    let published = 0;
    const running = asking.run(origin, () => published > RELOADS);
    for (published = 1; published <= RELOADS; published += 1) {
      publish(published);
      const number = String(published);
      // An idle connection may be closed while it is used again: who asks meanwhile counts what fails.
      await until(`edition ${number}; ${output.stdout}`, () =>
        editionsIn(`${origin}/register/r.jsonld`).then(
          (found) => found.has(number),
          () => false,
        ),
      );
      const versions = (await several(port, '/health/ready')).map(
        ({ body }) => (JSON.parse(body) as Health).version,
      );
      expect(new Set(versions).size).toBe(1);
    }
    await running;
    expect(asking).toMatchObject({ failed: [], mixed: [] });
    expect(asking.done).toBeGreaterThan(RELOADS);
    expect(await counted(port, 'varanto_reloads_total', 'result="done"')).toBe(RELOADS);
    expect(output.stdout).not.toContain('cannot be served');
    await killOne({ origin, port, output });
    expect(await stop()).toBe(0);
  });

  it.runIf(isWide)(
    'serves on where the files are broken, in all processes, and one that ends meanwhile comes back later',
    async () => {
      const path = folder({ 'small.ttl': smallCatalogue });
      const { port, output } = await serve([...TWO, '--data', path]);
      const { version } = await health(port);
      await several(port, '/register/r');
      fs.writeFileSync(join(path, 'small.ttl'), `${smallCatalogue}<<<<<<< HEAD\n`);
      await until('the message', () => output.stdout.includes('cannot be served'));
      const states = (await several(port, '/health/ready')).map(
        ({ body }) => JSON.parse(body) as Health,
      );
      for (const state of states) {
        expect(state).toMatchObject({ status: 'ready', version });
        expect(state.lastError?.message).toMatch(/small\.ttl: .+ on line \d+/);
      }
      expect(await counted(port, 'varanto_reload_failed')).toBe(1);
      process.kill(await oneOf(output), 'SIGKILL');
      await until(
        'a second end',
        async () => (await counted(port, 'varanto_worker_ends_total')) > 1,
      );
      expect(await health(port)).toMatchObject({ version, workers: { serving: 1 } });
      fs.writeFileSync(join(path, 'small.ttl'), smallCatalogue.replace('R-', 'S-'));
      await until('both', async () => (await health(port)).workers.serving === 2);
      const after = (await several(port, '/health/ready')).map(
        ({ body }) => JSON.parse(body) as Health,
      );
      expect(new Set(after.map((each) => each.version)).size).toBe(1);
      expect(after[0]?.version).not.toBe(version);
      expect(after.map(({ lastError }) => lastError)).toEqual(after.map(() => undefined));
    },
  );

  it.runIf(isWide)('replaces all workers where all have ended', async () => {
    // A port that is chosen anew at each start would be another one without any worker.
    const { port, stop } = await serveSmall();
    await stop();
    const { output, child } = await serveSmall([...TWO, '--watch', '0', '--port', String(port)]);
    const primary = child.pid ?? 0;
    const workers = fs.readFileSync(`/proc/${primary}/task/${primary}/children`, 'utf8').trim();
    for (const worker of workers.split(' ')) process.kill(Number(worker), 'SIGKILL');
    await until('two again', () => output.stdout.split('a worker was replaced').length === 3);
    expect(await health(port)).toMatchObject({ status: 'ready' });
    expect(child.exitCode).toBeNull();
  });

  it.runIf(isWide)(
    'closes what it gave to a worker that is killed before it takes it',
    async () => {
      const { port, output } = await serveSmall(TWO);
      await several(port, '/register/r');
      const stopped = await oneOf(output);
      // It takes nothing any more; the connection waits on the way to it.
      process.kill(stopped, 'SIGSTOP');
      const request = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
      const clients = [
        await RawClient.connect(port, request),
        await RawClient.connect(port, request),
      ];
      await until('an answer', () => clients.some(({ statuses }) => statuses.length > 0));
      process.kill(stopped, 'SIGKILL');
      await Promise.all(clients.map(over));
      expect(clients.map(({ statuses }) => statuses).sort()).toEqual([[], [200]]);
    },
  );

  it.runIf(isWide)('reads again at SIGHUP, and ends at once at a second signal', async () => {
    const path = folder({ 'small.ttl': smallCatalogue });
    const { port, child, output, stop } = await serve([...TWO, '--data', path, '--watch', '0']);
    fs.writeFileSync(join(path, 'small.ttl'), smallCatalogue.replace('R-', 'S-'));
    child.kill('SIGHUP');
    await until('the reload', () => output.stdout.includes('serves changed files'));
    // A version that comes within a second of the one before has its day when that second is over.
    await until('the day', () =>
      get(port, '/register/r.jsonld').then(({ received }) => /^last-modified: /im.test(received)),
    );
    const answers = await several(port, '/register/r.jsonld');
    for (const { body } of answers) expect(body).toContain('S-rekisteri');
    const days = answers.map(({ received }) => /^last-modified: (.*)\r$/im.exec(received)?.[1]);
    expect(new Set(days).size).toBe(1);
    await RawClient.connect(port, 'GET /register HTTP/1.1\r\nHost');
    await get(port, '/health/live');
    child.kill('SIGTERM');
    await until('the first signal', () => output.stdout.includes('no new connections'));
    expect(await stop()).toBe(1);
    await until('no process', () => answering(output).every((pid) => !isAlive(pid)));
  });

  it.runIf(isLong)(
    'goes over to another version of an engine in all processes at once',
    async () => {
      const engine = await startOxigraph();
      onTestFinished(engine.stop);
      const source = ['--source', `sparql+${engine.url.href}`, '--engine', 'oxigraph'];
      const prepare = async (text: string): Promise<void> => {
        const where = ['--data', folder({ 'a.ttl': text }), '--base-url', 'http://localhost:4000/'];
        const graphs = ['--graph-store', engine.graphs.href];
        const { code, stderr } = await run(['prepare', ...source, ...graphs, ...where]);
        expect({ code, stderr: stderr.replaceAll(/^warning: .*\n/gm, '') }).toEqual({
          code: 0,
          stderr: '',
        });
      };
      await prepare(smallCatalogue);
      const { port, child, output } = await serve([...TWO, ...source, '--watch', '0']);
      const before = await health(port);
      expect(before).toMatchObject({ status: 'ready', workers: { wanted: 2, serving: 2 } });
      await prepare(smallCatalogue.replace('R-', 'S-'));
      expect((await health(port)).version).toBe(before.version);
      child.kill('SIGHUP');
      await until('the other version', () => output.stdout.includes('serves another version'));
      for (const { body } of await several(port, '/register/r.jsonld'))
        expect(body).toContain('S-rekisteri');
      expect(await counted(port, 'varanto_reloads_total', 'result="done"')).toBe(1);
    },
  );

  it('does not start where the data has a violation, which it reports once', async () => {
    const broken = folder({ 'a.ttl': `${smallCatalogue}<register/s> a varanto:Register .\n` });
    const refused = await run(['serve', ...TWO, '--data', broken], OWN_PROCESS);
    expect(refused.code).toBe(1);
    expect(refused.stderr.match(/Register\.title: expected at least 1/g)).toHaveLength(1);
  });

  it.runIf(isWide)('does not start where the port is taken', async () => {
    const { port } = await serveSmall();
    const data = folder({ 'small.ttl': smallCatalogue });
    const taken = await run(['serve', ...TWO, '--data', data, '--port', String(port)], OWN_PROCESS);
    expect(taken).toMatchObject({ code: 1, stderr: expect.stringContaining('is taken') as string });
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
