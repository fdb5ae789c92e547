import { describe, expect, it } from 'vitest';
import { defaultHttpLimits } from '../../src/http/limits.ts';
import { longCatalogue } from '../support/long-catalogue.ts';
import { serve, serveSmall, type Settings } from '../support/program.ts';
import { RawClient } from '../support/raw-client.ts';
import { isWide, some, widely } from '../support/wide.ts';

/** Without a limit of its own a server that is told to end waits for so long. */
const { drainTime } = defaultHttpLimits;

const HOST = 'Host: localhost:4000\r\n';
const QUERY = '{"query":"{catalogue{id}}"}';
const POST = `POST /graphql HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;
const WITH_LENGTH = `${POST}Content-Length: ${QUERY.length}\r\n`;
const IN_CHUNKS = `${POST}Transfer-Encoding: chunked\r\n`;
const CHUNK = `${QUERY.length.toString(16)}\r\n${QUERY}\r\n`;

/** What has come when the signal does, the bar, and what comes after it. */
const halves = [
  `GE|T /register HTTP/1.1\r\n${HOST}\r\n`,
  `GET /register HTTP/1.1\r\n|${HOST}\r\n`,
  `GET /register HTTP/1.1\r\n${HOST}Accept: text/|turtle\r\n\r\n`,
  `GET /catalogue.nt HTTP/1.1\r\n${HOST}|\r\n`,
  `${WITH_LENGTH}|\r\n${QUERY}`,
  `${WITH_LENGTH}\r\n|${QUERY}`,
  `${WITH_LENGTH}\r\n${QUERY.slice(0, 9)}|${QUERY.slice(9)}`,
  `${IN_CHUNKS}\r\n5\r\n${QUERY.slice(0, 5)}|\r\n${(QUERY.length - 5).toString(16)}\r\n${QUERY.slice(5)}\r\n0\r\n\r\n`,
  `${IN_CHUNKS}\r\n${CHUNK}|0\r\n\r\n`,
  `${WITH_LENGTH}Expect: 100-continue\r\n\r\n|${QUERY}`,
].map((text) => text.split('|'));

/** The message of the last line of a log, and how many it says were cut. */
function lastLine(stdout: string): unknown {
  const { msg, cut } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<
    string,
    unknown
  >;
  return { msg, cut };
}

/** How large a catalogue is that no buffer takes as a whole. */
const MEGABYTES = widely(8, 12);

/** How many download slowly while a server ends. */
const READERS = widely(2, 5);

/** Resolves when a server has taken the signal: the log says so. */
async function told(output: { readonly stdout: string }): Promise<void> {
  await expect.poll(() => output.stdout, { interval: 10 }).toContain('no new connections');
}

describe('a server that is told to end', () => {
  it('finishes ten of ten requests of which half has come', async () => {
    const { port, output, stop } = await serveSmall();
    const clients = await Promise.all(halves.map(([sent]) => RawClient.connect(port, sent)));
    await clients.at(-1)?.until('100 Continue');
    const ended = stop();
    await told(output);
    for (const [index, client] of clients.entries()) client.send(halves[index]?.[1] ?? '');
    await Promise.all(clients.map((client) => client.ended()));
    for (const [index, { statuses, received }] of clients.entries()) {
      expect(statuses.at(-1), halves[index]?.join('|')).toBe(200);
      expect(received).toMatch(/^connection: close\r$/im);
    }
    expect(await ended).toBe(0);
    expect(lastLine(output.stdout)).toEqual({ msg: 'ended', cut: 0 });
  });

  it(`finishes ${READERS} of ${READERS} slow downloads`, async () => {
    // More than they need, also where others use the machine.
    const patience = ['--drain-timeout', '120000'];
    const { port, origin, output, stop } = await serve(patience, longCatalogue(MEGABYTES));
    const whole = (await (await fetch(`${origin}/catalogue.nt`)).arrayBuffer()).byteLength;
    const request = `GET /catalogue.nt HTTP/1.0\r\n${HOST}\r\n`;
    const clients = await Promise.all(
      Array.from({ length: READERS }, () => RawClient.connect(port, request)),
    );
    for (const { socket } of clients) socket.once('data', () => socket.pause());
    await Promise.all(clients.map((client) => client.until('HTTP/1.1 200 OK')));
    const ended = stop();
    await told(output);
    const sizes = clients.map(({ received }) => received.length);
    expect(Math.max(...sizes)).toBeLessThan(whole / 2);
    for (const client of clients) client.slowly(whole / 3).socket.resume();
    await Promise.all(clients.map((client) => client.ended()));
    for (const { body } of clients) expect(body).toHaveLength(whole);
    expect(await ended).toBe(0);
    expect(lastLine(output.stdout)).toEqual({ msg: 'ended', cut: 0 });
  });

  it('cuts after its time what is unfinished, counts it in the log, and ends with 1', async () => {
    const { port, output, stop } = await serve(
      ['--drain-timeout', '500'],
      longCatalogue(MEGABYTES),
    );
    const [half, reading] = await Promise.all([
      RawClient.connect(port, 'GET /register HTTP/1.1\r\nHost'),
      RawClient.connect(port, `GET /catalogue.nt HTTP/1.1\r\n${HOST}\r\n`),
    ]);
    reading.slowly(1_000);
    await reading.until('HTTP/1.1 200 OK');
    const begun = performance.now();
    expect(await stop()).toBe(1);
    expect(performance.now() - begun).toBeLessThan(drainTime);
    expect(lastLine(output.stdout)).toEqual({ msg: 'ended', cut: 2 });
    expect(output.stdout).toContain('"cut":"ended"');
    await half.ended();
  });

  it('says on a connection that is open that it is not ready, and alive still', async () => {
    const { port, output, stop } = await serveSmall();
    const [ready, live] = await Promise.all(
      ['ready', 'live'].map((word) =>
        RawClient.connect(port, `GET /health/${word} HTTP/1.1\r\n${HOST}`),
      ),
    );
    // Both have come when an answer to what was sent after them has.
    await (await RawClient.connect(port, `GET /health/ready HTTP/1.0\r\n${HOST}\r\n`)).ended();
    const ended = stop();
    await told(output);
    ready?.send('\r\n');
    live?.send('\r\n');
    await Promise.all([ready?.ended(), live?.ended()]);
    expect(ready?.statuses).toEqual([503]);
    expect(JSON.parse(ready?.body ?? '')).toMatchObject({ status: 'ending' });
    expect(live?.statuses).toEqual([200]);
    expect(await ended).toBe(0);
  });

  it('closes what is kept at once, and waits about a second for who has said nothing', async () => {
    const { port, stop } = await serveSmall(['--keep-alive', '60000']);
    const kept = await RawClient.connect(port, `GET /health/live HTTP/1.1\r\n${HOST}\r\n`);
    await kept.until('"live"');
    const silent = await RawClient.connect(port);
    const begun = performance.now();
    const order: string[] = [];
    const ended = stop();
    await Promise.all([
      silent.ended().then(() => order.push('silent')),
      kept.ended().then(() => order.push('kept')),
    ]);
    expect(order).toEqual(['kept', 'silent']);
    expect(await ended).toBe(0);
    expect(performance.now() - begun).toBeLessThan(drainTime);
  });

  it.each(some(['SIGTERM', 'SIGINT'] as const, 2))(
    'ends at once at a second signal, %s',
    async (signal) => {
      const { port, output, child, stop } = await serveSmall();
      await RawClient.connect(port, 'GET /register HTTP/1.1\r\nHost');
      await (await RawClient.connect(port, `GET /health/live HTTP/1.0\r\n${HOST}\r\n`)).ended();
      child.kill('SIGTERM');
      await told(output);
      const begun = performance.now();
      expect(await stop(signal)).toBe(1);
      expect(performance.now() - begun).toBeLessThan(drainTime);
      expect(output.stdout).toContain('second signal to stop');
    },
  );
});

/** What is loaded before the program: it fails as soon as it gets the signal, where nobody catches it. */
function failing(how: string): Settings {
  const source = `process.on('SIGUSR2', () => { ${how} });`;
  return { node: ['--import', `data:text/javascript,${encodeURIComponent(source)}`] };
}

describe('an error that nobody catches', () => {
  it.each(
    some(
      [
        ['a rejection', `void Promise.reject(new Error('told to fail'))`],
        ['no error at all', `setImmediate(() => { throw 'told to fail'; })`],
        ['an exception', `setImmediate(() => { throw new Error('told to fail'); })`],
      ],
      3,
    ),
  )('is logged and ends the server with 1: %s', async (_, how) => {
    const { origin, output, stop } = await serveSmall([], failing(how));
    expect((await fetch(origin)).status).toBe(200);
    expect(await stop('SIGUSR2')).toBe(1);
    const last = JSON.parse(output.stdout.trim().split('\n').at(-1) ?? '') as object;
    expect(last).toMatchObject({ level: 'fatal' });
    expect(JSON.stringify(last)).toContain('told to fail');
  });

  it.runIf(isWide)('ends the server with 1 where its log is not read, too', async () => {
    const settings = { ...failing(`throw new Error('told to fail')`), stdout: 'pipe' as const };
    const { origin, child, stop } = await serveSmall([], settings);
    child.stdout?.destroy();
    expect((await fetch(origin)).status).toBe(200);
    expect(await stop('SIGUSR2')).toBe(1);
  });
});
