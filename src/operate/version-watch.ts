import { setTimeout as passed } from 'node:timers/promises';
import type { Instance } from '../http/operator/instance.ts';
import { currentVersion, versionOf } from '../sparql/current-version.ts';
import type { Engine } from '../sparql/engine/engine.ts';
import { SparqlSource } from '../sparql/source.ts';

/** How many milliseconds are between two questions for the version. */
const PAUSE = 5_000;

type FoundVersion = NonNullable<Awaited<ReturnType<typeof currentVersion>>>;

interface WatchOptions {
  /** Whether it asks by itself; else only on request. */
  readonly isWatching: boolean;
  /** How many milliseconds are between two questions. */
  readonly pause?: number;
  readonly swap: (next: SparqlSource) => void;
  readonly instance: Instance;
  readonly client: Engine & { readonly close: () => void };
}

/**
 * Serves another version once the engine has one, and once the names that searches read are there. The version that is
 * served stays while the engine does not answer.
 */
export class VersionWatch {
  readonly #options: WatchOptions;
  readonly #ending = new AbortController();
  #served: SparqlSource;
  #running: Promise<void> = Promise.resolve();
  #checking: Promise<void> | undefined;

  constructor(first: SparqlSource, options: WatchOptions) {
    this.#served = first;
    this.#options = options;
  }

  /** Begins to ask for the version. It does not keep the process alive. */
  start(): void {
    // The first search need not wait for the names.
    void this.#served.names.warm().catch(() => undefined);
    if (this.#options.isWatching) this.#running = this.#run();
  }

  /** Asks for the version now: the effect of SIGHUP. */
  ask(): void {
    void this.check();
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#running;
    this.#options.client.close();
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    const { pause: milliseconds = PAUSE } = this.#options;
    const pause = (): Promise<boolean> =>
      passed(milliseconds, true, { ref: false, signal }).catch(() => false);
    while (await pause()) await this.check();
  }

  /** The same, waited for; one at a time. */
  check(): Promise<void> {
    return (this.#checking ??= this.#checked().finally(() => (this.#checking = undefined)));
  }

  async #checked(): Promise<void> {
    const { instance, client, swap } = this.#options;
    const { log, state, metrics } = instance;
    try {
      const found = await currentVersion(client);
      // While it is switched, an engine may have none for a moment.
      if (!found) return;
      const next = await this.#nextOf(found);
      state.failure = undefined;
      if (!next) return;
      swap(next);
      this.#served = next;
      metrics.reloads.inc({ result: 'done' });
      log.info(
        { version: found.about.version, triples: found.about.size },
        'serves another version',
      );
    } catch (error) {
      const { message } = error as Error;
      state.failure = { message, at: new Date() };
      metrics.reloads.inc({ result: 'failed' });
      log.error({ reason: message }, 'the version of the engine cannot be read');
    }
  }

  /** The version that the engine has now; `undefined` where it is the one that is served. */
  async #nextOf(found: FoundVersion): Promise<SparqlSource | undefined> {
    const { version } = this.#served;
    if (found.graphs.sidecar === version.graphs.sidecar) return undefined;
    const next = new SparqlSource(versionOf(this.#options.client, found, version.model));
    await next.names.check();
    // Else the first who searches would wait for them, or be refused.
    await next.names.warm();
    return next;
  }
}
