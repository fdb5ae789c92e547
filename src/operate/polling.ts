import type { FileRecord } from '../store/assemble.ts';
import { failureOf } from './check-in-worker.ts';
import { changeOf, look, Watch, type Look } from './watch.ts';

interface PollingOptions {
  readonly folders: readonly string[];
  /** The pause between two checks of the folders, in milliseconds; 0: only on request. */
  readonly interval: number;
  /** The files that were read before the first check. */
  readonly files: readonly FileRecord[];
  /** Reloads the files that a fingerprint is of; throws where they cannot be served. */
  readonly take: (seen: Look, signal: AbortSignal) => Promise<void>;
  /** Is called with the reason, in one line, if the files cannot be served. */
  readonly failed: (message: string) => void;
}

/** How often files may change while they are read until that is reported as a failure; they are read again anyway. */
const TRIES = 3;

/** Has changed files reloaded, one reload at a time, and again where they changed while they were read. */
export class Polling {
  readonly #options: PollingOptions;
  readonly #ending = new AbortController();
  readonly #watch: Watch;
  #tries = 0;
  #running: Promise<void> = Promise.resolve();

  constructor(options: PollingOptions) {
    this.#options = options;
    const { folders, interval } = options;
    this.#watch = new Watch({ folders, interval, signal: this.#ending.signal });
  }

  /** Starts to check the folders. It does not keep the process alive. */
  start(): void {
    this.#running = this.#run().catch((error: unknown) => {
      if (!this.#ending.signal.aborted) throw error;
    });
  }

  /** Requests a reload of all files, changed or not: the effect of SIGHUP. */
  ask(): void {
    this.#watch.ask();
  }

  /** Stops the checks, and a reload under way. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { folders, interval, files } = this.#options;
    let known: Look = interval ? await look(folders) : new Map();
    // A change between the first reading and this fingerprint would never be noticed.
    if (known.size && changeOf(known, files)) this.ask();
    for (;;) {
      known = await this.#watch.next(known);
      await this.#take(known);
    }
  }

  async #take(seen: Look): Promise<void> {
    const { signal } = this.#ending;
    try {
      await this.#options.take(seen, signal);
      this.#tries = 0;
    } catch (error) {
      if (signal.aborted) throw error;
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const { message, isPassing } = failureOf(error);
    this.#tries = isPassing ? this.#tries + 1 : 0;
    if (isPassing) this.ask();
    if (isPassing && this.#tries !== TRIES) return;
    this.#options.failed(message);
  }
}
