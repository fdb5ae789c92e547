import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { serve, serveSmall } from '../support/program.ts';
import { until } from '../support/until.ts';
import { some, widely } from '../support/wide.ts';
import { exchange } from './exchange.ts';
import { get, query } from './hostile-case.ts';

/** How many clients reset their connections at once, how often that happens, and how many stop reading. */
const CROWD = 100;
const ROUNDS = widely(1, 3);
const READERS = widely(50, 200);

const HEAD = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

/** A client that lets everything come, and tells what did when the connection is closed. */
async function said(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('latin1').on('data', (part: string) => (text += part));
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return text;
}

/** Waits until the metrics say something. */
async function told(port: number, line: string): Promise<void> {
  await until(line, async () => {
    const { answer } = await exchange(port, get('/metrics'));
    return answer?.body.split('\n').includes(line) ?? false;
  });
}

async function opened(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  return socket.on('error', () => undefined);
}

describe('a client that takes its time', () => {
  it.each(
    some(
      [
        ['with the line', ['GET / HT']],
        ['with the headers', ['GET / HTTP/1.1\r\nHost: a\r\n', 'X-A: b\r\n']],
        ['with a body of a length', [`${HEAD}Content-Length: 99\r\n\r\n`, ' ']],
        ['with a body in chunks', [`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n']],
      ] as const,
      2,
    ),
  )('is told so, and let go: %s', async (_what, [start, more = '']) => {
    const limits = ['--headers-timeout', '300', '--request-timeout', '300'];
    const { port } = await serveSmall(limits);
    const socket = await opened(port);
    socket.write(start);
    // Whoever sends a byte now and then is no less slow.
    const trickle = setInterval(() => socket.write(more), 100);
    const text = await said(socket);
    clearInterval(trickle);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    await told(port, 'varanto_refused_total{reason="request_time"} 1');
  });
});

describe('a body that breaks off', () => {
  it.each(
    some(
      [
        ['a chunk that is none', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n'],
        ['the end of the connection', 'Content-Length: 99\r\n\r\n{"query":'],
      ] as const,
      2,
    ),
  )('is refused at once: %s', async (_what, rest) => {
    const { port } = await serveSmall();
    const { answer } = await exchange(port, HEAD + rest, { leaves: rest.endsWith(':') });
    expect(answer?.status).toBe(400);
  });

  it('does not take away the answer to the request before it', async () => {
    const { port } = await serveSmall();
    const socket = await opened(port);
    socket.write(Buffer.concat([query('{__typename}'), Buffer.from(HEAD, 'latin1')]));
    socket.write('Transfer-Encoding: chunked\r\n\r\nzz\r\n');
    expect(await said(socket)).toContain('{"data":{"__typename":"Query"}}');
  });
});

describe('a crowd', () => {
  it(`of ${ROUNDS * CROWD} clients that reset their connections leaves nothing behind`, async () => {
    const { port, output } = await serveSmall();
    const starts = [
      get('/catalogue.ttl'),
      query('{catalogue{id}}'),
      Buffer.from(HEAD),
      Buffer.from('G'),
    ];
    for (let round = 0; round < ROUNDS; round += 1)
      await Promise.all(
        Array.from({ length: CROWD }, async (_, index) => {
          const socket = await opened(port);
          await new Promise((written) => socket.write(starts[index % 4] ?? '', written));
          socket.resetAndDestroy();
        }),
      );
    await told(port, 'varanto_http_connections 1');
    expect(output.stderr).toBe('');
    expect(output.stdout).not.toContain('"level":"error"');
  });

  it(`of ${READERS} readers of everything who stop reading keeps nobody else from an answer`, async () => {
    const { port } = await serve(['--stall-timeout', '1000']);
    const sockets = await Promise.all(Array.from({ length: READERS }, () => opened(port)));
    for (const socket of sockets) {
      socket.pause();
      socket.write(get('/catalogue.jsonld', { 'Accept-Encoding': 'gzip' }));
    }
    for (let asked = 0; asked < 20; asked += 1) {
      const { answer } = await exchange(port, query(`{__typename} # ${asked}`));
      expect(answer?.status).toBe(200);
    }
    for (const socket of sockets) socket.destroy();
  });
});
