import type { HeaderLines, Headers } from './answer.ts';
import { linesOf } from './headers.ts';

/**
 * The moment of an answer and the day of what it has, which is left out as long as it would lie in the future. They are
 * written once a second, for there may be thousands of answers in one.
 */
export class DayHeaders {
  /** A whole second. */
  readonly #changed: Date;
  #second = NaN;
  #headers: Headers = {};
  #lines: HeaderLines = [];

  constructor(changed: Date) {
    this.#changed = changed;
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
