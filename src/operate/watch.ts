import { setTimeout as passed } from 'node:timers/promises';
import { differenceOf, look, type Look } from './look.ts';

/** For how long nothing may be written until what was written is read, and how long that is waited for, in milliseconds. */
const QUIET = 50;
const PATIENCE = 2000;

/**
 * The pause after a look is at least twice as long as the look: on a slow disk it takes little of it. A larger part would make
 * a busy server slow to see a change, as the look waits for its turns among the requests.
 */
const LEAST_PAUSE = 2;

interface WatchOptions {
  readonly folders: readonly string[];
  /** How long it is between two looks, in milliseconds; 0: nobody looks but at `ask`. */
  readonly interval: number;
  /** Ends it: who waits gets the signal's reason. */
  readonly signal: AbortSignal;
}

/** Looks at folders again and again, and says when something was written there. */
export class Watch {
  readonly #options: WatchOptions;
  #isAsked = false;
  #wake: () => void = () => undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => {
      this.#wake();
    });
  }

  /** Takes what stands there next as changed, whether it is or not. */
  ask(): void {
    this.#isAsked = true;
    this.#wake();
  }

  /** What stands there once it is other than what is known, and nobody writes any more, or all too long. */
  async next(known: Look): Promise<Look> {
    const { folders, interval, signal } = this.#options;
    let pause = interval;
    for (;;) {
      await this.#pause(pause);
      signal.throwIfAborted();
      const isAsked = this.#isAsked;
      this.#isAsked = false;
      const begun = performance.now();
      const seen = await look(folders);
      if (interval) pause = Math.max(interval, (performance.now() - begun) * LEAST_PAUSE);
      if (!isAsked && differenceOf(known, seen) === undefined) continue;
      const settled = await this.settle(seen);
      if (isAsked || differenceOf(known, settled) !== undefined) return settled;
    }
  }

  /** What stands there when two looks in succession are equal, or when it was waited for that for long enough. */
  async settle(seen: Look): Promise<Look> {
    const { folders, signal } = this.#options;
    const end = performance.now() + PATIENCE;
    for (let last = seen; ;) {
      await passed(QUIET, undefined, { signal, ref: false });
      const next = await look(folders);
      if (differenceOf(last, next) === undefined || performance.now() > end) return next;
      last = next;
    }
  }

  /** Waits, but not for longer than until somebody asks or it ends. No process goes on for its sake. */
  async #pause(milliseconds: number): Promise<void> {
    if (this.#isAsked || this.#options.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = milliseconds ? setTimeout(resolve, milliseconds).unref() : undefined;
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
