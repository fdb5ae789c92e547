import { Hono } from 'hono';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../../src/http/listen.ts';
import { fromFetch } from '../support/app.ts';
import { RawClient } from '../support/raw-client.ts';

/** A server that notes each number it is asked for, and answers with it once it may. */
async function server() {
  const begun: number[] = [];
  let letGo = (): void => undefined;
  const told = new Promise<void>((resolve) => (letGo = resolve));
  const app = new Hono()
    .get('/others', (c) => c.text('others'))
    .get('/:number', async (c) => {
      begun.push(Number(c.req.param('number')));
      await told;
      return c.text(`<${c.req.param('number')}>`);
    });
  const { port, close } = await listen(fromFetch(app.fetch), { host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    letGo();
    await close();
  });
  return { port, begun, letGo };
}

function asking(path: string | number): string {
  return `GET /${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
}

/** Requests for the numbers from 0 on, in one text. */
function numbers(count: number): string {
  return Array.from({ length: count }, (_, index) => asking(index)).join('');
}

describe('requests that are sent without waiting for answers', () => {
  it('are begun four at a time, and all are answered in their order', async () => {
    const { port, begun, letGo } = await server();
    const client = await RawClient.connect(port, numbers(50));
    const other = await RawClient.connect(port, asking('others'));
    await other.until('others');
    expect(begun).toEqual([0, 1, 2, 3]);
    letGo();
    await client.until('<49>');
    const answered = [...client.received.matchAll(/<(\d+)>/g)].map(([, number]) => Number(number));
    expect(answered).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });

  it('let others be answered between them', async () => {
    const { port, begun, letGo } = await server();
    letGo();
    const client = await RawClient.connect(port, numbers(900));
    await expect.poll(() => begun.length, { interval: 1 }).toBeGreaterThan(0);
    const other = await RawClient.connect(port, asking('others'));
    await other.until('others');
    expect(begun.length).toBeLessThan(900);
    await client.until('<899>');
  });

  it('are begun no more once the client has left', async () => {
    const { port, begun, letGo } = await server();
    const client = await RawClient.connect(port, numbers(50));
    await expect.poll(() => begun.length).toBe(4);
    client.socket.resetAndDestroy();
    const other = await RawClient.connect(port, asking('others'));
    await other.until('others');
    letGo();
    const later = await RawClient.connect(port, asking('others'));
    await later.until('others');
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('have the bodies that were sent with them', async () => {
    const app = new Hono().post('/', async (c) => c.text(`<${await c.req.text()}>`));
    const { port, close } = await listen(fromFetch(app.fetch), { host: '127.0.0.1', port: 0 });
    onTestFinished(async () => {
      await close();
    });
    const posts = Array.from({ length: 20 }, (_, index) => {
      const body = String(index).padStart(9_000, '.');
      return `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 9000\r\n\r\n${body}`;
    });
    const client = await RawClient.connect(port, posts.join(''));
    await client.until('19>');
    const answered = [...client.received.matchAll(/<\.*(\d+)>/g)].map(([, number]) =>
      Number(number),
    );
    expect(answered).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });
});
