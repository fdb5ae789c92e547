import { Polling } from './polling.ts';
import { reload, type Reloaded, type ReloadOptions, type Served } from './reload.ts';
import type { Look } from './watch.ts';

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

/** Reloads changed files, one reload at a time. The last good catalogue stays if a reload fails. */
export class Reloader {
  readonly #options: ReloaderOptions;
  readonly #polling: Polling;
  #served: Served;
  #state: ReloadState;

  constructor(first: Served, options: ReloaderOptions) {
    this.#served = first;
    this.#options = options;
    const { interval, sources } = options;
    this.#polling = new Polling({
      folders: [sources.ontology, sources.data],
      interval,
      files: first.catalogue.files,
      take: (seen, signal) => this.#reload(seen, signal),
      failed: (message) => {
        this.#fail(message);
      },
    });
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
    this.#polling.start();
  }

  /** Requests a reload of all files, changed or not: the effect of SIGHUP. */
  ask(): void {
    this.#polling.ask();
  }

  /** Stops the checks, and a reload under way. */
  async close(): Promise<void> {
    await this.#polling.close();
  }

  async #reload(seen: Look, signal: AbortSignal): Promise<void> {
    const next = await reload(this.#served, seen, { ...this.#options, signal });
    if (next) this.#put(next);
    this.#state = { ...this.#state, lastError: undefined };
    if (!next) this.#options.unchanged?.();
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

  #fail(message: string): void {
    const lastError = { message, at: new Date() };
    this.#state = { ...this.#state, lastError, failures: this.#state.failures + 1 };
    this.#options.failed(message);
  }
}
