import type { Instance } from '../http/operator/instance.ts';
import { RESTING } from '../sparql/engine/health.ts';

/**
 * Whether the version of an engine can be read, which is tried every few seconds: log and metrics have each reason once, and
 * the log has when it can be read again.
 */
export class VersionOutage {
  readonly #instance: Pick<Instance, 'log' | 'metrics'>;
  #reason: string | undefined;

  constructor(instance: Pick<Instance, 'log' | 'metrics'>) {
    this.#instance = instance;
  }

  /** Notes that it could not be read. That the engine is left in peace then follows from the reason before it. */
  failed(reason: string): void {
    if (reason === this.#reason || (reason === RESTING && this.#reason !== undefined)) return;
    this.#reason = reason;
    const { log, metrics } = this.#instance;
    metrics.reloads.inc({ result: 'failed' });
    log.error({ reason }, 'the version of the engine cannot be read');
  }

  /** Notes that it was read. */
  over(): void {
    if (this.#reason === undefined) return;
    this.#reason = undefined;
    this.#instance.log.info('the version of the engine can be read again');
  }
}
