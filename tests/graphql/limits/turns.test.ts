import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Deadline } from '../../../src/graphql/limits/deadline.ts';
import type { Work } from '../../../src/reading/work.ts';
import { createApp } from '../../support/app.ts';
import { createService } from '../../../src/http/service.ts';
import { application } from '../../support/application.ts';

const { snapshot } = application().service;

/** A catalogue with an application whose clock goes on by so many milliseconds whenever it is read. */
function appWith(step: number, milliseconds = 1_000_000) {
  let now = 0;
  const service = createService(snapshot, {
    pageSize: 20,
    maxPageSize: 100,
    examples: [],
    assets: '',
    limits: { milliseconds },
    clock: () => (now += step),
    cacheBytes: 0,
  });
  const app = createApp(service);
  const ask = async (query: string) => {
    const answer = await app.request(`${snapshot.base}graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'one' },
      body: JSON.stringify({ query }),
    });
    return { status: answer.status, body: await answer.text() };
  };
  return { ask };
}

const LONG = `{
  registers(first: 50) { nodes { id title holder { id parent { name } units(first: 9) { nodes { id name } } } } }
}`;

describe('an operation that steps back for others', () => {
  it('gives what it gives at a stretch', async () => {
    const whole = await appWith(0).ask(LONG);
    expect(whole.status).toBe(200);
    for (const step of [1, 3, 11]) expect(await appWith(step).ask(LONG)).toEqual(whole);
  });

  it('lets a short one that comes later end before it', async () => {
    const { ask } = appWith(11);
    const order: string[] = [];
    const long = ask(LONG).then(() => order.push('long'));
    const short = ask('{ __typename }').then(() => order.push('short'));
    await Promise.all([long, short]);
    expect(order).toEqual(['short', 'long']);
  });

  it('tells a mistake behind a stretch as it tells it at once, and leaves nothing unhandled', async () => {
    const wrong = `{
      registers(first: 50) { nodes { id holder { id units(first: 1000) { nodes { id } } } } }
    }`;
    const whole = await appWith(0).ask(wrong);
    expect(whole.body).toContain('BAD_USER_INPUT');
    const later = await appWith(11).ask(wrong);
    expect(later.status).toBe(whole.status);
    expect(later.body).toContain('BAD_USER_INPUT');
  });

  it('counts what it works, and not what it waits', async () => {
    let now = 0;
    const deadline = new Deadline({
      milliseconds: 100,
      clock: () => now,
      slice: () => {
        now += 8;
        return Promise.resolve(3);
      },
    });
    for (let work = 0; work < 20; work += 1) await deadline.heed(() => (now += 3));
    expect(deadline.error).toBeUndefined();
    for (let work = 0; work < 60 && !deadline.error; work += 1)
      await Promise.resolve(deadline.heed(() => (now += 3))).catch(() => undefined);
    expect(deadline.error?.message).toContain('at most 100 ms');
  });

  it('is told that the server is too busy where it waits for too long', async () => {
    let now = 0;
    const deadline = new Deadline({
      milliseconds: 100,
      clock: () => now,
      slice: () => {
        now += 600;
        return Promise.resolve(3);
      },
    });
    const works = Array.from({ length: 20 }, () => deadline.heed(() => (now += 4)));
    const ends = await Promise.allSettled(works);
    expect(deadline.error).toMatchObject({
      extensions: { code: 'OVERLOADED', http: { status: 503, headers: { 'Retry-After': '1' } } },
    });
    expect(ends.at(-1)?.status).toBe('rejected');
  });

  it('is refused neither for what it makes for all, nor for the waits between', async () => {
    let now = 0;
    const deadline = new Deadline({
      milliseconds: 100,
      clock: () => now,
      slice: () => {
        now += 60;
        return Promise.resolve(3);
      },
    });
    function* work(isForAll: boolean): Work<string> {
      for (let piece = 0; piece < 20; piece += 1) {
        now += 6;
        yield { stage: 'makes an index', isForAll };
      }
      return 'made';
    }
    expect(await deadline.run(work(true))).toBe('made');
    // Its own work is counted from there.
    await expect(deadline.run(work(false))).rejects.toThrow('too busy');
  });

  it('does all of its work once, in its order, however long each piece takes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 30 }), { maxLength: 60 }), async (pieces) => {
        let now = 0;
        const deadline = new Deadline({
          milliseconds: 1_000_000,
          clock: () => now,
          slice: () => Promise.resolve(3),
        });
        const done: number[] = [];
        await Promise.all(
          pieces.map((takes, index) =>
            deadline.heed(() => {
              now += takes;
              done.push(index);
              return index;
            }),
          ),
        );
        expect([...done].sort((a, b) => a - b)).toEqual(pieces.map((_, index) => index));
      }),
    );
  });
});
