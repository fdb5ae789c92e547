import type { HeaderLines, Headers } from './answer.ts';
import type { Dates } from './conditions.ts';
import { linesOf } from './headers.ts';

/**
 * The first whole second at which something new may be served: a day of HTTP has no parts of seconds, so of two changes in one
 * second, or after a clock was set back, the later has the next.
 */
export function dayAfter(last: Date | undefined): Date {
  const second = Math.floor(Date.now() / 1000) * 1000;
  return new Date(last ? Math.max(second, last.getTime() + 1000) : second);
}

/**
 * The moment of an answer and the day of what it has, which is left out as long as it would lie in the future. They are
 * written once a second, for there may be thousands of answers in one.
 */
export class DayHeaders implements Dates {
  readonly served = new Date();
  #changed: Date;
  #second = NaN;
  #headers: Headers = {};
  #lines: HeaderLines = [];

  /** `changed` is a whole second. */
  constructor(changed: Date) {
    this.#changed = changed;
  }

  get changed(): Date {
    return this.#changed;
  }

  /** Takes the day that other processes of the same catalogue have, so that all give the same answers. */
  agree(changed: Date): void {
    this.#changed = changed;
    this.#second = NaN;
  }

  get headers(): Headers {
    this.#update();
    return this.#headers;
  }

  /** The same as lines. */
  get lines(): HeaderLines {
    this.#update();
    return this.#lines;
  }

  #update(): void {
    // Node's own Date may lag behind a second.
    const second = Math.floor(Date.now() / 1000);
    if (second === this.#second) return;
    this.#second = second;
    const now = new Date(second * 1000);
    this.#headers = {
      Date: now.toUTCString(),
      ...(this.#changed <= now && { 'Last-Modified': this.#changed.toUTCString() }),
    };
    this.#lines = linesOf(this.#headers);
  }
}
