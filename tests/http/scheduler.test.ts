import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Scheduler } from '../../src/http/scheduler.ts';

describe('the scheduler', () => {
  let scheduler = new Scheduler();
  beforeEach(() => {
    scheduler = new Scheduler();
  });

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

  let now = 0;
  function stopClock(): void {
    vi.spyOn(performance, 'now').mockImplementation(() => now);
  }
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([
    ['no more than a moment where the others are answered soon', 0.4, 1],
    ['as long as the others took', 2, 2],
    ['never too long', 8, 3],
  ])('gives those who work while others ask %s', async (_, answering, slice) => {
    stopClock();
    scheduler.noteRequest();
    now += answering;
    await setImmediate();
    expect(await scheduler.operation()).toBe(slice);
    now += 20;
    expect(await scheduler.operation()).toBe(3);
  });

  describe('reads large requests', () => {
    beforeEach(stopClock);

    /** Which of so many requests, each of which takes so many milliseconds to read, are read in each round. */
    async function rounds(count: number, milliseconds: number): Promise<number[][]> {
      const read: number[] = [];
      scheduler.noteRequest();
      const reading = Array.from({ length: count }, async (_, index) => {
        await scheduler.largeRequest();
        now += milliseconds;
        read.push(index);
      });
      const found: number[][] = [];
      for (let known = 0; known < count; known = read.length) {
        await setImmediate();
        found.push(read.slice(known));
      }
      await Promise.all(reading);
      return found.filter(({ length }) => length);
    }

    it('in the order in which they came, one at least in a round', async () => {
      expect(await rounds(3, 5)).toEqual([[0], [1], [2]]);
    });

    it('that are read soon several in a round', async () => {
      expect(await rounds(7, 0.4)).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    });

    it('for as long as others were answered in the round', async () => {
      scheduler.noteRequest();
      now += 10;
      expect(await rounds(8, 2.5)).toEqual([
        [0, 1, 2, 3, 4],
        [5, 6, 7],
      ]);
    });

    it('each with a first slice of its own', async () => {
      const begun: number[] = [];
      const reading = [0, 1, 2].map(async () => {
        await scheduler.largeRequest();
        begun.push(scheduler.roundBegun);
        now += 0.3;
      });
      await Promise.all(reading);
      const [first = NaN] = begun;
      expect(begun.map((each) => Math.round(10 * (each - first)))).toEqual([0, 3, 6]);
    });
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
