import type { Instance } from '../http/operator/instance.ts';

interface VersionLossOptions {
  readonly version: string;
  readonly instance: Pick<Instance, 'log' | 'state'>;
  /** Is called when the engine has lost a part of the version. */
  readonly lost: () => void;
  /** Is called when it has all of it again. */
  readonly found: () => void;
}

/** Tells the operator whether the engine has all of the version that is served: the log once each time, and health. */
export class VersionLoss {
  readonly #options: VersionLossOptions;

  constructor(options: VersionLossOptions) {
    this.#options = options;
  }

  /** Notes what the engine lacks; `undefined` where it has all again. */
  changed(loss: string | undefined): void {
    const { version, instance, lost, found } = this.#options;
    const { log, state } = instance;
    state.loss = loss;
    if (loss === undefined) {
      log.info({ version }, 'the engine has all of the version again');
      found();
    } else {
      log.error(
        { version, reason: loss },
        'the engine has lost a part of the version that is served: run varanto prepare again',
      );
      lost();
    }
  }

  /** Notes that the engine cannot be asked for it. */
  uncounted(reason: string): void {
    const { version, instance } = this.#options;
    instance.log.warn({ version, reason }, 'the statements of the version cannot be counted');
  }
}
