import { describe, expect, it } from 'vitest';
import { longCatalogue } from '../support/long-catalogue.ts';
import { serve, serveSmall } from '../support/program.ts';
import { RawClient } from '../support/raw-client.ts';

const HOST = 'Host: localhost\r\n';
const POST = `POST /graphql HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;

/** What slow clients send at once; then they send a letter a second, or nothing. */
const slow: Readonly<Record<string, readonly [sent: string, drips: boolean]>> = {
  'a silent connection': ['', false],
  'a slow request line': ['GET /', true],
  'slow headers': [`GET / HTTP/1.1\r\n${HOST}X: `, true],
  'headers that stop': [`GET / HTTP/1.1\r\n${HOST}`, false],
  'a slow body': [`${POST}Content-Length: 5000\r\n\r\n{`, true],
  'a body that stops': [`${POST}Content-Length: 5000\r\n\r\n{`, false],
  'a body that is waited for': [`${POST}Content-Length: 50\r\nExpect: 100-continue\r\n\r\n`, false],
  'a slow body in chunks': [`${POST}Transfer-Encoding: chunked\r\n\r\n1000\r\n`, true],
  'a slow body that is too large': [`${POST}Content-Length: 500000\r\n\r\n{`, true],
  'a slow body that nobody wants': [
    `POST /register HTTP/1.1\r\n${HOST}Content-Length: 5000\r\n\r\n`,
    true,
  ],
  'an idle connection': [`GET /health/live HTTP/1.1\r\n${HOST}\r\n`, false],
  'a slow second request': [`GET /health/live HTTP/1.1\r\n${HOST}\r\nGET /`, true],
};

/** Of a metric with one label. */
async function value(origin: string, line: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const found = text.split('\n').find((each) => each.startsWith(`${line} `));
  return Number(found?.slice(line.length + 1) ?? 0);
}

describe('clients that are slow', () => {
  it('are cut within 30 seconds as the server is by itself, all kinds of them', async () => {
    const { port, origin } = await serveSmall();
    const times = await Promise.all(
      Object.entries(slow).map(async ([name, [sent, drips]]) => {
        const client = await RawClient.connect(port, sent);
        if (drips) client.drip(1_000);
        return [name, await client.ended(), client.statuses.at(-1)] as const;
      }),
    );
    expect(times.filter(([, time]) => time > 30_000)).toEqual([]);
    const statuses = Object.fromEntries(times.map(([name, , status]) => [name, status]));
    expect(statuses).toEqual({
      ...Object.fromEntries(Object.keys(slow).map((name) => [name, 408])),
      'a slow body that is too large': 413,
      'a slow body that nobody wants': 405,
      'an idle connection': 200,
    });
    await expect.poll(() => value(origin, 'varanto_refused_total{reason="request_time"}')).toBe(9);
    await expect.poll(() => value(origin, 'varanto_http_connections')).toBeLessThan(3);
  });

  it('are served to the end where they read, for longer than they may stop', async () => {
    const { port, origin } = await serve(['--stall-timeout', '5000'], longCatalogue(12));
    const whole = (await (await fetch(`${origin}/catalogue.nt`)).arrayBuffer()).byteLength;
    const request = `GET /catalogue.nt HTTP/1.0\r\n${HOST}\r\n`;
    const reading = (await RawClient.connect(port, request)).slowly(whole / 15);
    const stopped = await RawClient.connect(port, request);
    await stopped.until('HTTP/1.1 200');
    stopped.socket.pause();
    // Node takes what went out at the very first for progress, so that the limit may pass twice.
    const cut = 'varanto_answers_cut_total{reason="stalled"}';
    await expect.poll(() => value(origin, cut), { interval: 500 }).toBe(1);
    expect(await reading.ended()).toBeGreaterThan(10_000);
    expect(reading.body).toHaveLength(whole);
    expect(await value(origin, cut)).toBe(1);
  });
});
