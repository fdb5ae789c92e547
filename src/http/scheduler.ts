import { setImmediate as afterRound } from 'node:timers';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { See, Work } from '../reading/work.ts';

/** How long all waiting operations together work in a round of the event loop, and each of them at least, in milliseconds. */
const ROUND = 3;
const LEAST_SLICE = 0.2;

/** How long after a request the server counts as busy, and how long dumps pause then, in milliseconds. */
const ASKING = 20;
const PAUSE = 2;

/**
 * Shares the one thread among those who have long work. A round of the event loop first answers all that can be answered at
 * once; then every operation that waits has a slice; then one chunk of one dump is made. Reloads work in a queue of their own,
 * a piece in each round.
 */
class Scheduler {
  #operations: ((slice: number) => void)[] = [];
  #large: Promise<unknown> = Promise.resolve();
  #dumps: Promise<unknown> = Promise.resolve();
  #lastRequest = -Infinity;
  #round: number | undefined;

  /** Notes that somebody asks for something: dumps go slower for a while. */
  noteRequest(): void {
    this.#lastRequest = performance.now();
  }

  /** When the first work of this round of the event loop began: operations that come in one round share their first slice. */
  get roundBegun(): number {
    if (this.#round === undefined) {
      this.#round = performance.now();
      afterRound(() => (this.#round = undefined));
    }
    return this.#round;
  }

  /** The next slice of an operation, in milliseconds: each that waits has one in each round, and all have the same. */
  operation(): Promise<number> {
    return new Promise((resolve) => {
      this.#operations.push(resolve);
      if (this.#operations.length > 1) return;
      afterRound(() => {
        const waiting = this.#operations;
        this.#operations = [];
        const slice = Math.max(ROUND / waiting.length, LEAST_SLICE);
        for (const next of waiting) next(slice);
      });
    });
  }

  /** When a request may be read that takes long to read: one of them in each round. */
  largeRequest(): Promise<unknown> {
    return (this.#large = this.#large.then(() => setImmediate()));
  }

  /**
   * When the next chunk of a dump may be made: one chunk of one of them in each round, however many are read. While others
   * ask the chunks are further apart: what they leave behind must be collected, and that stops everybody.
   */
  dump(): Promise<unknown> {
    return (this.#dumps = this.#dumps.then(() =>
      performance.now() - this.#lastRequest < ASKING ? setTimeout(PAUSE) : setImmediate(),
    ));
  }

  /** Does work a piece in each round of the event loop; stops with the signal's reason at its abort. */
  async background<Result>(work: Work<Result>, signal: AbortSignal, see?: See): Promise<Result> {
    for (;;) {
      signal.throwIfAborted();
      const step = work.next();
      if (step.done) return step.value;
      see?.(step.value);
      await setImmediate();
    }
  }
}

/** The scheduler of this process. */
export const scheduler = new Scheduler();
