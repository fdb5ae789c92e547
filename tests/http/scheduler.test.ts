import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { scheduler } from '../../src/http/scheduler.ts';

describe('the scheduler', () => {
  it('gives each waiting operation a slice in each round, all of them the same', async () => {
    const log: string[] = [];
    const operation = async (name: string): Promise<number[]> => {
      const slices: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        slices.push(await scheduler.operation());
        log.push(name);
      }
      return slices;
    };
    const slices = await Promise.all(['a', 'b', 'c'].map(operation));
    expect(log).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c']);
    expect(slices).toEqual([
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ]);
  });

  it('gives less to each the more there are, but never nothing', async () => {
    const [alone] = await Promise.all([scheduler.operation()]);
    const many = await Promise.all(Array.from({ length: 600 }, () => scheduler.operation()));
    expect(alone).toBe(3);
    expect(new Set(many)).toEqual(new Set([0.2]));
  });

  it('reads one large request in a round, in the order in which they came', async () => {
    const log: string[] = [];
    const reading = ['first', 'second', 'third'].map(async (name) => {
      await scheduler.largeRequest();
      log.push(name);
    });
    const rounds: number[] = [];
    while (log.length < 3) {
      await setImmediate();
      rounds.push(log.length);
    }
    await Promise.all(reading);
    expect(log).toEqual(['first', 'second', 'third']);
    // Never two of them between two rounds.
    expect(rounds.every((count, index) => count - (rounds[index - 1] ?? 0) <= 1)).toBe(true);
  });

  it('lets others answer between two pieces of work in the background', async () => {
    const log: string[] = [];
    function* work(): Generator<undefined, string> {
      for (const piece of ['one', 'two', 'three']) {
        log.push(piece);
        yield;
      }
      return 'done';
    }
    const done = scheduler.background(work(), new AbortController().signal);
    const other = (async () => {
      await scheduler.operation();
      log.push('other');
    })();
    expect(await done).toBe('done');
    await other;
    expect(log.indexOf('other')).toBeLessThan(log.indexOf('three'));
  });

  it('stops work in the background with the reason of its signal', async () => {
    const ending = new AbortController();
    function* work(): Generator<undefined, never> {
      for (;;) yield;
    }
    const done = scheduler.background(work(), ending.signal);
    ending.abort(new Error('enough'));
    await expect(done).rejects.toThrow('enough');
  });
});
