import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** What is not written yet may take so many characters; what comes after that is lost, and counted. */
const MOST_WAITING = 1_000_000;

/** How long until a pipe is tried again that takes nothing at the moment, in milliseconds. */
const FULL_PIPE = 50;

const NEW_LINE = 10;

/**
 * Lines to a file descriptor, in order, those of one turn of the event loop in one write. A disk may be full, and the
 * reader of a pipe may be slow or gone: nothing waits for them, and each line that is not written is counted. The descriptor of
 * a pipe must not block, which Node sees to when `process.stdout` is first used.
 */
export class LogOutput {
  readonly #descriptor: number;
  readonly #lost: (lines: number) => void;
  readonly #together: number;
  #waiting: string[] = [];
  #characters = 0;
  /** What was taken of that to be written, and is not yet. */
  #bytes = Buffer.alloc(0);
  /** Whether the last thing written is a part of a line. */
  #isTorn = false;
  #isAwaited = false;

  /** `lost` receives how many lines could not be written; lines of up to so many characters are written together. */
  constructor(descriptor: number, lost: (lines: number) => void, together = Infinity) {
    this.#descriptor = descriptor;
    this.#lost = lost;
    this.#together = together;
  }

  /** Takes a line, with its end, to be written soon. */
  write(line: string): void {
    if (this.#characters + line.length > MOST_WAITING) {
      this.#lost(1);
      return;
    }
    this.#waiting.push(line);
    this.#characters += line.length;
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    setImmediate(this.#writeAll);
  }

  /** Writes what waits. What a pipe does not take within so many milliseconds is lost. */
  async flush(milliseconds: number): Promise<void> {
    const until = performance.now() + milliseconds;
    while (!this.#isWritten() && performance.now() < until) await wait(FULL_PIPE);
    this.#giveUp();
  }

  /** Writes what waits at once, for a process that ends now. What a pipe does not take now is lost. */
  flushSync(): void {
    this.#isWritten();
    this.#giveUp();
  }

  readonly #writeAll = (): void => {
    this.#isAwaited = !this.#isWritten();
    if (this.#isAwaited) setTimeout(this.#writeAll, FULL_PIPE).unref();
  };

  /** Writes as much as is taken; whether nothing is left. */
  #isWritten(): boolean {
    let isTaken = true;
    while (isTaken && this.#take()) isTaken = this.#isTaken();
    return isTaken;
  }

  /** Writes some of what was taken, or loses it; `false` where a pipe is full. */
  #isTaken(): boolean {
    try {
      const count = writeSync(this.#descriptor, this.#bytes);
      if (count > 0) this.#isTorn = this.#bytes[count - 1] !== NEW_LINE;
      this.#bytes = this.#bytes.subarray(count);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return false;
      this.#lose();
    }
    return true;
  }

  /** Begins with what waits, once everything before it is written; whether there is anything to write. */
  #take(): boolean {
    if (this.#bytes.length > 0 || this.#waiting.length === 0) return this.#bytes.length > 0;
    // A line whose beginning alone was written is ended, so that the next one is a line by itself.
    if (this.#isTorn) {
      this.#waiting.unshift('\n');
      this.#characters += 1;
    }
    this.#isTorn = false;
    const next = this.#waiting.splice(0, this.#fitting()).join('');
    this.#characters -= next.length;
    this.#bytes = Buffer.from(next);
    return true;
  }

  /** How many of the lines that wait are written together: one at least. */
  #fitting(): number {
    if (this.#together === Infinity) return this.#waiting.length;
    let [number, bytes] = [0, 0];
    for (const line of this.#waiting) {
      bytes += Buffer.byteLength(line);
      if (number && bytes > this.#together) break;
      number += 1;
    }
    return number;
  }

  #giveUp(): void {
    while (this.#take()) this.#lose();
  }

  /** Passes over what was to be written. */
  #lose(): void {
    this.#lost(this.#bytes.filter((byte) => byte === NEW_LINE).length);
    this.#bytes = Buffer.alloc(0);
  }
}
