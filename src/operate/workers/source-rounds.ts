import { setTimeout as passed } from 'node:timers/promises';
import type { Instance } from '../../http/operator/instance.ts';
import type { Crew } from './crew.ts';
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
  #running: Promise<void> = Promise.resolve();

  constructor(crew: Crew, options: SourceRoundsOptions) {
    this.#crew = crew;
    this.#options = options;
  }

  /** Begins to ask for the version. It does not keep the process alive. */
  start(): void {
    if (this.#options.pause) this.#running = this.#run();
  }

  /** Asks for the version now: the effect of SIGHUP. */
  ask(): void {
    void this.#check();
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#running;
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
      if (!ready) return;
      metrics.reloads.inc({ result: 'done' });
      log.info({ version: ready.version, triples: ready.size }, 'serves another version');
    } catch (error) {
      const { message } = error as Error;
      this.#crew.fail({ message, at: new Date() });
      metrics.reloads.inc({ result: 'failed' });
      log.error({ reason: message }, 'the version of the engine cannot be read');
    }
  }
}
