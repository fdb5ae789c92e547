import type { Instance } from '../http/operator/instance.ts';
import type { Names } from '../sparql/search/names.ts';

/**
 * Reads the names for searches in somebody else's engine at the start, and again on request: nobody says when they change.
 * Everything else is read for each request.
 */
export class NamesWatch {
  /** All servers of one engine answer alike. */
  readonly edition = '';
  readonly #names: Names;
  readonly #instance: Instance;

  constructor(names: Names, instance: Instance) {
    this.#names = names;
    this.#instance = instance;
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
    const { log, state, metrics } = this.#instance;
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

  /** There is nothing to end: it reads only when it is asked to. */
  close(): void {
    return undefined;
  }
}
