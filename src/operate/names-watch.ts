import type { Instance } from '../http/operator/instance.ts';
import type { Names } from '../sparql/search/names.ts';

interface NamesWatchOptions {
  readonly instance: Instance;
  readonly client: { readonly close: () => void };
}

/**
 * Reads the names for searches in somebody else's engine at the start, and again on request: nobody says when they change.
 * Everything else is read for each request.
 */
export class NamesWatch {
  /** All servers of one engine answer alike. */
  readonly edition = '';
  readonly #names: Names;
  readonly #options: NamesWatchOptions;

  constructor(names: Names, options: NamesWatchOptions) {
    this.#names = names;
    this.#options = options;
  }

  warm(): void {
    void this.#names.warm().catch(() => undefined);
  }

  start(): void {
    this.warm();
  }

  /** Reads the names again: the effect of SIGHUP. */
  ask(): void {
    void this.prepare();
  }

  /** Reads the names again. There is no other version to serve. */
  async prepare(): Promise<undefined> {
    const { log, state, metrics } = this.#options.instance;
    try {
      await this.#names.renew();
      state.failure = undefined;
      metrics.reloads.inc({ result: 'done' });
      log.info({ texts: this.#names.texts }, 'read the names for searches again');
    } catch (error) {
      const { message } = error as Error;
      state.failure = { message, at: new Date() };
      metrics.reloads.inc({ result: 'failed' });
      log.error({ reason: message }, 'the names for searches cannot be read');
    }
    return undefined;
  }

  close(): Promise<void> {
    this.#options.client.close();
    return Promise.resolve();
  }
}
