import { failureOf } from './check-in-worker.ts';
import { changeOf, look, type Look, Watch } from './watch.ts';
import { reload, type Reloaded, type ReloadOptions, type Served } from './reload.ts';

/** How reloading goes, and who hears of it. */
export interface ReloaderOptions extends ReloadOptions {
  /** How long it is between two looks at the folders, in milliseconds; 0: they are read only when somebody asks. */
  readonly interval: number;
  /** Puts a catalogue in service; where it throws, the one before stays. */
  readonly swap: (next: Reloaded) => void;
  /** Hears that the files are sound and say what is in service already. */
  readonly unchanged?: () => void;
  /** Hears in one line why the files are not served. */
  readonly failed: (message: string) => void;
}

/** How reloading stands. */
interface ReloadState {
  /** Since when what is in service is in service. */
  readonly loadedAt: Date;
  /** Why the files are not served; nothing where they are. */
  readonly lastError: { readonly message: string; readonly at: Date } | undefined;
  /** How many catalogues were put in service after the first, how many were not, and how many resources were lost by all. */
  readonly reloads: number;
  readonly failures: number;
  readonly lost: number;
}

/** How often files may be found being written until that is told as a failure; they are read again anyway. */
const TRIES = 3;

/** Keeps what is in service up to date with the files: one reload at a time, and the last good catalogue whatever happens. */
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

  /** Begins to look at the folders. No process goes on for its sake. */
  start(): void {
    this.#running = this.#run().catch((error: unknown) => {
      if (!this.#ending.signal.aborted) throw error;
    });
  }

  /** Has the files read again, changed or not: what SIGHUP is for. */
  ask(): void {
    this.#watch.ask();
  }

  /** Ends a reload under way, and looks no more. */
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
    // What was written between the start's reading and this look would never be seen as a change.
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
