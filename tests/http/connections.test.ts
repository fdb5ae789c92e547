import { setTimeout as pause } from 'node:timers/promises';
import { Hono } from 'hono';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultHttpLimits, type HttpLimits } from '../../src/http/limits.ts';
import { listen } from '../../src/http/listen.ts';
import { createInstance } from '../../src/http/operator/instance.ts';
import { fromFetch } from '../support/app.ts';
import { RawClient } from '../support/raw-client.ts';

const HOST = 'Host: a\r\n';
const GET = `GET /now HTTP/1.1\r\n${HOST}`;
const LATER = `GET /later HTTP/1.1\r\n${HOST}`;
const POST = `POST /echo HTTP/1.1\r\n${HOST}Content-Type: text/plain\r\n`;

/** A server of a small app: an answer at once, one that is waited for, an echo, and a body without an end. */
async function server(limits: Partial<HttpLimits> = {}) {
  let answer = (): void => undefined;
  const told = new Promise<void>((resolve) => (answer = resolve));
  const app = new Hono()
    .get('/now', (c) => c.text('now'))
    .get('/later', async (c) => {
      await told;
      return c.text('later');
    })
    .post('/echo', async (c) => c.text(await c.req.text()))
    .get('/endless', () => new Response(endless()))
    .onError((error, c) => c.text(error.message, 500));
  const instance = createInstance({ limits });
  const { metrics } = instance;
  const listening = await listen(fromFetch(app.fetch), { host: '127.0.0.1', port: 0, instance });
  onTestFinished(async () => {
    answer();
    await listening.close();
  });
  return {
    ...listening,
    open: (sent?: string) => RawClient.connect(listening.port, sent),
    answer,
    count: async (counter: 'refused' | 'cut', reason: string): Promise<number> => {
      const { values } = await metrics[counter].get();
      return values.find(({ labels }) => labels.reason === reason)?.value ?? 0;
    },
  };
}

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(65_536).fill(97));
    },
  });
}

/** Takes in what was sent, as far as the loopback has carried it: an answer to a request sent later is there. */
async function taken({ open }: { open: (sent: string) => Promise<RawClient> }): Promise<void> {
  const client = await open(`${GET}Connection: close\r\n\r\n`);
  await client.ended();
}

/** Without a limit of its own a server waits for so long. */
const { headersTime, drainTime, keepAliveTime } = defaultHttpLimits;

describe('a connection that is too slow', () => {
  const limits = { headersTime: 300, requestTime: 600 };

  it.each([
    ['sends its request line byte by byte', 'GET /'],
    ['sends its headers byte by byte', `${GET}X: `],
    ['sends its body byte by byte', `${POST}Content-Length: 5000\r\n\r\n`],
    ['says nothing', ''],
  ])('is refused and cut when it %s', async (_, sent) => {
    const { open, count, connections } = await server(limits);
    const client = await open(sent);
    if (sent) client.drip(20);
    expect(await client.ended()).toBeLessThan(headersTime);
    expect(client.statuses).toEqual([408]);
    expect(await count('refused', 'request_time')).toBe(1);
    await expect.poll(connections).toBe(0);
  });

  it('is refused when it says nothing, though a reader may stop for less', async () => {
    const { open, count } = await server({ ...limits, stallTime: 40 });
    const client = await open();
    await client.ended();
    expect(client.statuses).toEqual([408]);
    expect(await count('refused', 'request_time')).toBe(1);
  });

  it('is cut when it sends the chunks of its body byte by byte', async () => {
    const { open, count } = await server(limits);
    const client = await open(`${POST}Transfer-Encoding: chunked\r\n\r\n1000\r\n`);
    expect(await client.drip(20).ended()).toBeLessThan(headersTime);
    expect(client.statuses).toEqual([408]);
    expect(await count('refused', 'request_time')).toBe(1);
  });

  it('is cut when it is late with a second request, after the first answer', async () => {
    const { open } = await server({ ...limits, keepAliveTime: 5_000 });
    const client = await open(`${GET}\r\n`);
    await client.until('now');
    client.send('GET /');
    expect(await client.drip(20).ended()).toBeLessThan(headersTime);
    expect(client.statuses).toEqual([200, 408]);
  });

  it('is cut after the answer under way, in which nothing else is written', async () => {
    const { open, answer, count } = await server(limits);
    const client = await open(`${LATER}\r\n${POST}Content-Length: 5000\r\n\r\n`);
    client.drip(20);
    await expect.poll(() => count('refused', 'request_time')).toBe(1);
    answer();
    await client.ended();
    expect(client.statuses).toEqual([200]);
    expect(client.body).toBe('later');
  });
});

describe('a connection that is kept', () => {
  it('is closed when no next request comes', async () => {
    const { open, count } = await server({ keepAliveTime: 100 });
    const client = await open(`${GET}\r\n`);
    expect(await client.ended()).toBeLessThan(keepAliveTime);
    expect(client.statuses).toEqual([200]);
    expect(await count('refused', 'request_time')).toBe(0);
  });

  it('is closed after as many requests as it may have', async () => {
    const { open } = await server({ requestsPerConnection: 2, keepAliveTime: 100 });
    const client = await open(`${GET}\r\n`);
    await client.until('now');
    client.send(`${GET}\r\n`);
    await client.ended();
    expect(client.statuses).toEqual([200, 200]);
    expect(client.received).toMatch(/connection: close/i);
  });

  it('is dropped where there are too many, and counted', async () => {
    const { open, count } = await server({ connections: 1 });
    const first = await open(`${GET}\r\n`);
    await first.until('now');
    const second = await open(`${GET}\r\n`);
    await second.ended();
    expect(second.received).toBe('');
    expect(await count('refused', 'connections')).toBe(1);
    first.socket.destroy();
    await expect
      .poll(async () => {
        const again = await open(`${GET}Connection: close\r\n\r\n`);
        await again.ended();
        return again.statuses;
      })
      .toEqual([200]);
  });
});

describe('a reader that stops', () => {
  it('is cut at the limit, and counted as stalled', async () => {
    const { open, count, connections } = await server({ stallTime: 300 });
    const client = await open(`GET /endless HTTP/1.1\r\n${HOST}\r\n`);
    await client.until('aaaa');
    client.socket.pause();
    await expect.poll(connections).toBe(0);
    expect(await count('cut', 'stalled')).toBe(1);
  });

  it('is cut no earlier than at the limit, and not much later', async () => {
    const stallTime = 2_000;
    const { open, connections } = await server({ stallTime });
    const times: number[] = [];
    // On a busy machine a reader may be looked at late: of some one is cut in time.
    do {
      const client = await open(`GET /endless HTTP/1.1\r\n${HOST}\r\n`);
      await client.until('aaaa');
      client.socket.pause();
      const begun = performance.now();
      await expect.poll(connections, { interval: 20 }).toBe(0);
      times.push(performance.now() - begun);
    } while (times.length < 8 && Math.min(...times) >= stallTime * 1.8);
    expect(Math.min(...times)).toBeGreaterThan(stallTime * 0.95);
    // Two limits and more before there were parts of it.
    expect(Math.min(...times)).toBeLessThan(stallTime * 1.8);
  });

  it('is not meant where it reads a little, now and then', async () => {
    const { open, count, connections } = await server({ stallTime: 5_000 });
    const client = await open(`GET /endless HTTP/1.1\r\n${HOST}\r\n`);
    await client.until('aaaa');
    for (let turn = 0; turn < 15; turn += 1) {
      client.socket.pause();
      await pause(400);
      client.socket.resume();
      await pause(20);
    }
    expect(connections()).toBe(1);
    expect(await count('cut', 'stalled')).toBe(0);
    client.socket.destroy();
  });

  it('is not meant where the server is what it waits for', async () => {
    const { open, count, answer } = await server({ stallTime: 50 });
    const client = await open(`${LATER}Connection: close\r\n\r\n`);
    await pause(300);
    answer();
    await client.ended();
    expect(client.statuses).toEqual([200]);
    expect(await count('cut', 'stalled')).toBe(0);
  });

  it('is cut although it has asked for more', async () => {
    const { open, count, connections } = await server({ stallTime: 300 });
    const client = await open(`GET /endless HTTP/1.1\r\n${HOST}\r\n${LATER}\r\n`);
    await client.until('aaaa');
    client.socket.pause();
    await expect.poll(connections).toBe(0);
    expect(await count('cut', 'stalled')).toBe(1);
  });

  it('is counted as left when it leaves', async () => {
    const { open, count } = await server();
    const client = await open(`GET /endless HTTP/1.1\r\n${HOST}\r\n`);
    await client.until('aaaa');
    client.socket.destroy();
    await expect.poll(() => count('cut', 'left')).toBe(1);
  });
});

describe('what is no request', () => {
  it('is refused in the middle of a body, which nothing waits for then', async () => {
    const { open, count } = await server();
    const client = await open(`${POST}Transfer-Encoding: chunked\r\n\r\nno size\r\n`);
    expect(await client.ended()).toBeLessThan(headersTime);
    expect(client.statuses).toEqual([400]);
    expect(await count('refused', 'malformed')).toBe(1);
  });

  it.each([
    { what: 'no HTTP at all', sent: 'HELO example.org\r\n\r\n', status: 400, reason: 'malformed' },
    {
      what: 'headers that are too long',
      sent: `${GET}X: ${'x'.repeat(20_000)}\r\n\r\n`,
      status: 431,
      reason: 'header_bytes',
    },
    {
      what: 'two lengths',
      sent: `${POST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      status: 400,
      reason: 'malformed',
    },
  ])('is refused: $what', async ({ sent, status, reason }) => {
    const { open, count, connections } = await server();
    const client = await open(sent);
    await client.ended();
    expect(client.statuses).toEqual([status]);
    const { errors } = JSON.parse(client.body) as { errors: { extensions: object }[] };
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: reason.toUpperCase() }]);
    expect(await count('refused', reason)).toBe(1);
    await expect.poll(connections).toBe(0);
  });
});

describe('a server that is told to end', () => {
  /** Each is sent up to the bar before the end is told, and the rest after it. */
  const halves: Readonly<Record<string, string>> = {
    'in the request line': `GET /no|w HTTP/1.1\r\n${HOST}\r\n`,
    'in the headers': `${GET}X-Some: th|ing\r\n\r\n`,
    'before the last line of the headers': `${GET}|\r\n`,
    'before a body of a known length': `${POST}Content-Length: 3\r\n\r\n|now`,
    'in a body of a known length': `${POST}Content-Length: 3\r\n\r\nn|ow`,
    'before a body in chunks': `${POST}Transfer-Encoding: chunked\r\n\r\n|3\r\nnow\r\n0\r\n\r\n`,
    'in a chunk': `${POST}Transfer-Encoding: chunked\r\n\r\n3\r\nn|ow\r\n0\r\n\r\n`,
    'before the last chunk': `${POST}Transfer-Encoding: chunked\r\n\r\n3\r\nnow\r\n|0\r\n\r\n`,
    'before a body that waits to be asked for': `${POST}Content-Length: 3\r\nExpect: 100-continue\r\n\r\n|now`,
  };

  it.each(Object.entries(halves))('finishes a request that was cut %s', async (_, request) => {
    const [sent = '', rest = ''] = request.split('|');
    const ending = await server();
    const client = await ending.open(sent);
    await taken(ending);
    const ended = ending.close();
    client.send(rest);
    expect(await ended).toBe(0);
    await client.ended();
    expect(client.body).toBe('now');
    expect(client.received).toMatch(/connection: close/i);
  });

  it('finishes the second request of a connection, half of which has come', async () => {
    const ending = await server();
    const client = await ending.open(`${GET}\r\n`);
    await client.until('now');
    client.send(`${LATER}X-Some: th`);
    await taken(ending);
    const ended = ending.close();
    ending.answer();
    client.send('ing\r\n\r\n');
    expect(await ended).toBe(0);
    await client.ended();
    expect(client.body).toBe('later');
  });

  it.each([
    ['the last says that it is the last', `${LATER}\r\n`, 1],
    ['the last was made before the end', `${GET}\r\n`, 0],
  ])('gives every answer to requests that were sent together: %s', async (_, last, told) => {
    const ending = await server();
    const client = await ending.open(`${LATER}\r\n${LATER}\r\n${last}`);
    await taken(ending);
    const ended = ending.close();
    ending.answer();
    expect(await ended).toBe(0);
    await client.ended();
    expect(client.statuses).toEqual([200, 200, 200]);
    expect(client.received.match(/connection: close/gi) ?? []).toHaveLength(told);
  });

  it('closes what is kept for a next request at once', async () => {
    const { open, close, connections } = await server({ keepAliveTime: 60_000 });
    const clients = await Promise.all([1, 2, 3].map(() => open(`${GET}\r\n`)));
    await Promise.all(clients.map((client) => client.until('now')));
    expect(connections()).toBe(3);
    // One that has said nothing yet is waited for.
    const silent = await open();
    const order: string[] = [];
    const ended = close();
    await Promise.all([
      silent.ended().then(() => order.push('silent')),
      ...clients.map((client) => client.ended().then(() => order.push('kept'))),
    ]);
    expect(order).toEqual(['kept', 'kept', 'kept', 'silent']);
    expect(await ended).toBe(0);
  });

  it('waits about a second for who has said nothing yet, or does not close', async () => {
    const ending = await server({ keepAliveTime: 60_000 });
    const silent = await ending.open();
    const kept = await ending.open(`${GET}\r\n`);
    await kept.until('now');
    await taken(ending);
    const begun = performance.now();
    expect(await ending.close()).toBe(0);
    expect(performance.now() - begun).toBeLessThan(drainTime);
    await silent.ended();
    expect(silent.received).toBe('');
  });

  it('answers a request on a connection that was silent until then', async () => {
    const ending = await server();
    const client = await ending.open();
    await taken(ending);
    const ended = ending.close();
    client.send(`${GET}\r\n`);
    expect(await ended).toBe(0);
    await client.ended();
    expect(client.body).toBe('now');
  });

  it('takes no new connection', async () => {
    const { port, close } = await server();
    await close();
    await expect(RawClient.connect(port)).rejects.toThrow('ECONNREFUSED');
  });

  it('cuts what is unfinished when the time is over, and counts requests and answers', async () => {
    const ending = await server({ drainTime: 300 });
    const half = await ending.open(`${GET}X-Some: th`);
    const unanswered = await ending.open(`${LATER}\r\n`);
    const stopped = await ending.open(`GET /endless HTTP/1.1\r\n${HOST}\r\n`);
    await stopped.until('aaaa');
    stopped.socket.pause();
    await taken(ending);
    const begun = performance.now();
    expect(await ending.close()).toBe(3);
    expect(performance.now() - begun).toBeLessThan(drainTime);
    await Promise.all([half.ended(), unanswered.ended()]);
    await expect.poll(() => ending.count('cut', 'ended')).toBe(2);
  });
});
