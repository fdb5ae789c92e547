import { Socket } from 'node:net';
import fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import type { HttpLimits } from '../../src/http/limits.ts';
import { listen } from '../../src/http/listen.ts';
import { MistakePace } from '../../src/http/mistake-pace.ts';
import { createInstance, type Instance } from '../../src/http/operator/instance.ts';
import { Metrics } from '../../src/http/operator/metrics.ts';
import { createService } from '../../src/http/service.ts';
import { application } from '../support/application.ts';
import { RawClient } from '../support/raw-client.ts';

/** A pace by a clock that is set. */
function paced(perSecond: number) {
  const clock = { now: 0 };
  const metrics = new Metrics();
  const pace = new MistakePace(perSecond, metrics, () => clock.now);
  return {
    clock,
    metrics,
    pace,
    waits: (count: number) => Array.from({ length: count }, () => pace.next()),
  };
}

describe('the pace of mistakes', () => {
  it('answers ten at once, and the others one after another', () => {
    expect(paced(100).waits(13)).toEqual([...Array.from({ length: 10 }, () => 0), 10, 20, 30]);
  });

  it('lets none wait that come no faster than they are answered', () => {
    const { clock, pace } = paced(100);
    const waits = Array.from({ length: 1_000 }, () => {
      clock.now += 10;
      return pace.next();
    });
    expect(Math.max(...waits)).toBe(0);
  });

  it('lets none wait longer than a second, and forgets those after that', () => {
    const { clock, pace, waits } = paced(100);
    expect(waits(5_000).at(-1)).toBe(1_000);
    clock.now += 1_100;
    expect(pace.next()).toBe(0);
  });

  it('answers no more in any time than it may, those aside that waited a second, in the order in which they came', () => {
    const gaps = fc.array(fc.nat({ max: 30 }), { minLength: 30, maxLength: 300 });
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 500 }), gaps, (perSecond, pauses) => {
        const { clock, pace } = paced(perSecond);
        const answered = pauses.flatMap((pause) => {
          clock.now += pause;
          const wait = pace.next();
          return wait < 1_000 ? [clock.now + wait] : [];
        });
        expect(answered).toEqual(answered.toSorted((a, b) => a - b));
        // Between an answer and a later one are as many as that time has room for, and ten.
        for (const [index, first] of answered.entries())
          for (const [further, last] of answered.slice(index + 10).entries())
            expect(last - first).toBeGreaterThanOrEqual(((further + 1) * 1_000) / perSecond - 1e-6);
      }),
    );
  });

  it('gives an answer at once or later, and counts and notes those that wait', async () => {
    const { clock, pace, metrics, waits } = paced(1_000);
    waits(9);
    const notes: { waited?: number } = {};
    const waiting = { socket: new Socket(), notes };
    const answer = vi.fn();
    pace.inTurn(answer, waiting);
    expect([answer.mock.calls.length, notes]).toEqual([1, {}]);
    pace.inTurn(answer, waiting);
    expect(answer).toHaveBeenCalledTimes(1);
    clock.now += 3;
    await expect.poll(() => answer.mock.calls.length).toBe(2);
    expect(notes).toEqual({ waited: 3 });
    expect((await metrics.waited.get()).values[0]?.value).toBe(1);
  });

  it('gives an answer at once to who will only read, and none to who has gone', () => {
    const { pace, waits } = paced(1);
    waits(11);
    const [reader, gone] = [new Socket(), new Socket()];
    const [read, unread] = [vi.fn(), vi.fn()];
    pace.inTurn(read, { socket: reader });
    pace.inTurn(unread, { socket: gone });
    reader.emit('end');
    gone.emit('close');
    gone.emit('end');
    expect(read).toHaveBeenCalledTimes(1);
    expect(unread).not.toHaveBeenCalled();
    expect(reader.listenerCount('end')).toBe(gone.listenerCount('end'));
  });
});

/** Lets every mistake wait until all are let go. */
class Held implements Pick<MistakePace, 'inTurn'> {
  #letGo: () => void = () => undefined;
  readonly #gone = new Promise<void>((resolve) => (this.#letGo = resolve));
  count = 0;

  inTurn(...[answer, { notes = {} }]: Parameters<MistakePace['inTurn']>): void {
    this.count += 1;
    notes.waited = 7;
    void this.#gone.then(answer);
  }

  letGo(): void {
    this.#letGo();
  }
}

/** A server in which mistakes wait. */
async function busyServer(limits: Partial<HttpLimits> = {}) {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const held = new Held();
  const own = createInstance({ log, limits });
  const instance: Instance = limits.mistakes === undefined ? { ...own, mistakes: held } : own;
  const { snapshot } = application().service;
  const options = { pageSize: 20, maxPageSize: 100, examples: [], assets: '' };
  const { handle } = createApp(createService(snapshot, { ...options, instance }));
  const listening = await listen(handle, { host: '127.0.0.1', port: 0, instance });
  onTestFinished(async () => {
    held.letGo();
    await listening.close();
  });
  return {
    held,
    instance,
    lines,
    open: (text: string) => RawClient.connect(listening.port, text),
    /** Resolves when the server has taken in what was sent before, and has answered somebody else. */
    answersOthers: async () => {
      const other = await RawClient.connect(listening.port, GOOD);
      await other.until('200 OK');
    },
  };
}

const HOST = 'Host: localhost\r\n';
const GOOD = `GET /health/live HTTP/1.1\r\n${HOST}\r\n`;
const QUERY = '{"query":"{ nothing }"}';
const JSON_BODY = `Content-Type: application/json\r\nAccept: application/json\r\nContent-Length: ${QUERY.length}\r\n`;

describe('a server with many mistakes', () => {
  it.each([
    ['an address where nothing is', `GET /nothing HTTP/1.1\r\n${HOST}\r\n`, 404],
    ['what is no HTTP', 'NONSENSE\r\n\r\n', 400],
    ['a request without a host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['a way through a proxy', `CONNECT a:443 HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['what no address can be', `GET /\\ HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['a query that is not valid', `POST /graphql HTTP/1.1\r\n${HOST}${JSON_BODY}\r\n${QUERY}`, 200],
  ])('lets %s wait, and nobody else', async (_, sent, status) => {
    const { held, open, answersOthers } = await busyServer();
    const mistaken = await open(sent);
    await expect.poll(() => held.count).toBe(1);
    await answersOthers();
    expect(mistaken.received).toBe('');
    held.letGo();
    await mistaken.until('\r\n\r\n');
    expect(mistaken.statuses).toEqual([status]);
  });

  it('refuses a connection once, whatever comes after the mistake', async () => {
    const { held, open, answersOthers } = await busyServer();
    const mistaken = await open('NONSENSE\r\n\r\n');
    await expect.poll(() => held.count).toBe(1);
    mistaken.send('MORE\r\n\r\n');
    await answersOthers();
    held.letGo();
    await mistaken.until('no request of HTTP/1.1');
    mistaken.socket.end();
    await mistaken.ended();
    expect(mistaken.statuses).toEqual([400]);
    expect(held.count).toBe(1);
  });

  it('says in the log how long an answer waited', async () => {
    const { held, open, lines } = await busyServer();
    const mistaken = await open(`GET /nothing HTTP/1.1\r\n${HOST}\r\n`);
    held.letGo();
    await mistaken.until('404');
    await expect
      .poll(() => lines.map((line) => JSON.parse(line) as object))
      .toMatchObject([{ path: '/nothing', waited: 7 }]);
  });

  it('lets nobody wait who is to send no more of a large body, or was too slow', async () => {
    const { held, open } = await busyServer({ headersTime: 50, requestTime: 50, bodyBytes: 10 });
    const large = await open(
      `POST /graphql HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 11\r\n\r\n`,
    );
    await large.until('413');
    const slow = await open('GET / HTTP');
    await slow.until('408');
    expect(held.count).toBe(0);
  });

  it('says of a client that went while it waited that it left', async () => {
    const { held, open, lines, answersOthers } = await busyServer();
    const gone = await open(`POST /graphql HTTP/1.1\r\n${HOST}${JSON_BODY}\r\n${QUERY}`);
    await expect.poll(() => held.count).toBe(1);
    gone.socket.resetAndDestroy();
    await answersOthers();
    const left = (): object[] => lines.map((line) => JSON.parse(line) as object);
    await expect
      .poll(left)
      .toContainEqual(expect.objectContaining({ path: '/graphql', status: 499, cut: 'left' }));
  });

  it('answers who will only read', async () => {
    const { open, instance } = await busyServer({ mistakes: 1 });
    // As many as are answered at once.
    const socket = new Socket();
    for (let index = 0; index < 12; index += 1) instance.mistakes.inTurn(vi.fn(), { socket });
    socket.emit('close');
    const reader = await open(`GET /nothing HTTP/1.1\r\n${HOST}\r\n`);
    reader.socket.end();
    await reader.until('404');
  });

  it('goes on after a client that asked for a way through it has gone', async () => {
    const { held, open, answersOthers } = await busyServer();
    const gone = await open(`CONNECT a:443 HTTP/1.1\r\n${HOST}\r\n`);
    await expect.poll(() => held.count).toBe(1);
    gone.socket.resetAndDestroy();
    await answersOthers();
    held.letGo();
    await answersOthers();
  });

  it('counts none whose client has gone', async () => {
    const { held, open, lines, answersOthers } = await busyServer();
    const gone = await open(`POST /graphql HTTP/1.1\r\n${HOST}${JSON_BODY}\r\n{`);
    await answersOthers();
    gone.socket.resetAndDestroy();
    await expect.poll(() => lines.join()).toContain('"/graphql"');
    expect(held.count).toBe(0);
  });
});
