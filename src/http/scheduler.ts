import { setImmediate as afterRound } from 'node:timers';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { See, Work } from '../reading/work.ts';

/**
 * In a round of the event loop those who have long work get as long as all others together took, who were answered at once:
 * so much at least, and at most; each operation that waits so much at least; in milliseconds.
 */
const [SHORTEST, LONGEST, LEAST_SLICE] = [1, 3, 0.2];

/** How long the requests are read in a round, at most, that take long to read. */
const LONGEST_READING = 10;

/** How long after a request the server counts as busy, and how long dumps pause then, in milliseconds. */
const ASKING = 20;
const PAUSE = 2;

/**
 * Shares the one thread among those who have long work. A round of the event loop first answers all that can be answered at
 * once; then it reads requests that take long to read; then every operation that waits has a slice; then one chunk of one dump
 * is made. Reloads work in a queue of their own, a piece in each round.
 */
export class Scheduler {
  #operations: ((slice: number) => void)[] = [];
  readonly #large: (() => void)[] = [];
  /** Until when large requests are read in this round. */
  #readingUntil: number | undefined;
  /** Whether the time is taken in which the requests of this round are answered at once, and what it was in the last one. */
  #isTimed = false;
  #answering = 0;
  #dumps: Promise<unknown> = Promise.resolve();
  #lastRequest = -Infinity;
  #round: number | undefined;

  /** Notes that somebody asks for something: dumps go slower for a while, and long work is as long as what is answered at once. */
  noteRequest(): void {
    const now = (this.#lastRequest = performance.now());
    if (this.#isTimed) return;
    this.#isTimed = true;
    afterRound(() => {
      this.#answering = performance.now() - now;
      this.#isTimed = false;
    });
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
        const slice = Math.max(this.#share(LONGEST) / waiting.length, LEAST_SLICE);
        for (const next of waiting) next(slice);
      });
    });
  }

  /** How long some of those who have long work may work in this round: where nobody asks, as long as they may at all. */
  #share(most: number): number {
    return this.#isAsked ? Math.min(most, Math.max(SHORTEST, this.#answering)) : most;
  }

  /** Whether somebody has asked for something a moment ago. */
  get #isAsked(): boolean {
    return performance.now() - this.#lastRequest < ASKING;
  }

  /** When a request may be read that takes long to read: one after another, each with a first slice of its own. */
  largeRequest(): Promise<void> {
    return new Promise((resolve) => {
      this.#large.push(resolve);
      afterRound(() => {
        this.#readLarge();
      });
    });
  }

  #readLarge(): void {
    const now = performance.now();
    if (this.#readingUntil === undefined) {
      this.#readingUntil = now + this.#share(LONGEST_READING);
      afterRound(() => (this.#readingUntil = undefined));
    } else if (now > this.#readingUntil) {
      afterRound(() => {
        this.#readLarge();
      });
      return;
    }
    this.#round = undefined;
    this.#large.shift()?.();
  }

  /**
   * When the next chunk of a dump may be made: one chunk of one of them in each round, however many are read. While others
   * ask the chunks are further apart: what they leave behind must be collected, and that stops everybody.
   */
  dump(): Promise<unknown> {
    return (this.#dumps = this.#dumps.then(() =>
      this.#isAsked ? setTimeout(PAUSE) : setImmediate(),
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
