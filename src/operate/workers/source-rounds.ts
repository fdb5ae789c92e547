import { setTimeout as passed } from 'node:timers/promises';
import type { Instance } from '../../http/operator/instance.ts';
import type { Crew } from './crew.ts';
import { VersionOutage } from '../version-outage.ts';
import { goOver } from './round.ts';

interface SourceRoundsOptions {
  /** The pause between two questions for the version, in milliseconds; 0: only on request. */
  readonly pause: number;
  readonly instance: Pick<Instance, 'log' | 'metrics'>;
}

/** Has all workers serve another version, or none, once the engine has one. */
export class SourceRounds {
  readonly #crew: Crew;
  readonly #options: SourceRoundsOptions;
  readonly #ending = new AbortController();
  readonly #outage: VersionOutage;

  constructor(crew: Crew, options: SourceRoundsOptions) {
    this.#crew = crew;
    this.#options = options;
    this.#outage = new VersionOutage(options.instance);
  }

  /** Begins to ask for the version. It does not keep the process alive. */
  start(): void {
    if (this.#options.pause) void this.#run();
  }

  /** Asks for the version now: the effect of SIGHUP. */
  ask(): void {
    void this.#check();
  }

  /** Asks no more. A worker may wait for the engine, which nobody waits for. */
  close(): void {
    this.#ending.abort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    const pause = (): Promise<boolean> =>
      passed(this.#options.pause, true, { ref: false, signal }).catch(() => false);
    while (await pause()) await this.#check();
  }

  async #check(): Promise<void> {
    const { log, metrics } = this.#options.instance;
    try {
      const ready = await goOver(this.#crew, {});
      this.#crew.fail(undefined);
      this.#outage.over();
      if (!ready) return;
      metrics.reloads.inc({ result: 'done' });
      log.info({ version: ready.version, triples: ready.size }, 'serves another version');
    } catch (error) {
      if (this.#ending.signal.aborted) return;
      const { message } = error as Error;
      this.#crew.fail({ message, at: new Date() });
      this.#outage.failed(message);
    }
  }
}
