import { failureOf } from './check-in-worker.ts';
import { changeOf, look, type Look, Watch } from './watch.ts';
import { reload, type Reloaded, type ReloadOptions, type Served } from './reload.ts';

/** How files are reloaded, and what is called after each reload. */
export interface ReloaderOptions extends ReloadOptions {
  /** The pause between two checks of the folders, in milliseconds; 0: reload only on request. */
  readonly interval: number;
  /** Serves the new catalogue; if it throws, the one before stays. */
  readonly swap: (next: Reloaded) => void;
  /** Is called if the files make the catalogue that is served already. */
  readonly unchanged?: () => void;
  /** Is called with the reason, in one line, if the files cannot be served. */
  readonly failed: (message: string) => void;
}

/** The state of reloading. */
interface ReloadState {
  /** When the served catalogue was loaded. */
  readonly loadedAt: Date;
  /** Why the files are not served; `undefined` if they are. */
  readonly lastError: { readonly message: string; readonly at: Date } | undefined;
  /** The numbers of reloads, of failed ones, and of resources that were removed. */
  readonly reloads: number;
  readonly failures: number;
  readonly lost: number;
}

/** How often files may change while they are read until that is reported as a failure; they are read again anyway. */
const TRIES = 3;

/** Reloads changed files, one reload at a time. The last good catalogue stays if a reload fails. */
export class Reloader {
  readonly #options: ReloaderOptions;
  readonly #ending = new AbortController();
  readonly #watch: Watch;
  #served: Served;
  #state: ReloadState;
  #tries = 0;
  #running: Promise<void> = Promise.resolve();

  constructor(first: Served, options: ReloaderOptions) {
    this.#served = first;
    this.#options = options;
    const { interval } = options;
    this.#watch = new Watch({ folders: this.#folders, interval, signal: this.#ending.signal });
    this.#state = {
      loadedAt: new Date(),
      lastError: undefined,
      reloads: 0,
      failures: 0,
      lost: 0,
    };
  }

  get state(): ReloadState {
    return this.#state;
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

  get #folders(): string[] {
    const { ontology, data } = this.#options.sources;
    return [ontology, data];
  }

  async #run(): Promise<void> {
    let known: Look = this.#options.interval ? await look(this.#folders) : new Map();
    // A change between the first reading and this fingerprint would never be noticed.
    if (known.size && changeOf(known, this.#served.catalogue.files)) this.ask();
    for (;;) {
      known = await this.#watch.next(known);
      await this.#reload(known);
    }
  }

  async #reload(seen: Look): Promise<void> {
    const { signal } = this.#ending;
    try {
      const next = await reload(this.#served, seen, { ...this.#options, signal });
      this.#tries = 0;
      if (next) this.#put(next);
      this.#state = { ...this.#state, lastError: undefined };
      if (!next) this.#options.unchanged?.();
    } catch (error) {
      if (signal.aborted) throw error;
      this.#fail(error);
    }
  }

  #put(next: Reloaded): void {
    this.#options.swap(next);
    this.#served = next;
    const { reloads, lost } = this.#state;
    this.#state = {
      ...this.#state,
      loadedAt: new Date(),
      reloads: reloads + 1,
      lost: lost + (next.losses?.number ?? 0),
    };
  }

  #fail(error: unknown): void {
    const { message, isPassing } = failureOf(error);
    this.#tries = isPassing ? this.#tries + 1 : 0;
    if (isPassing) this.ask();
    if (isPassing && this.#tries !== TRIES) return;
    const lastError = { message, at: new Date() };
    this.#state = { ...this.#state, lastError, failures: this.#state.failures + 1 };
    this.#options.failed(message);
  }
}
