import { EngineError } from './engine/engine-error.ts';
import type { Asking, Engine } from './engine/engine.ts';

/** When a version is counted again: so many milliseconds after the last time, or so many times as long as that took. */
interface Pause {
  readonly least: number;
  readonly times: number;
}

/** Where nothing is wrong: an engine counts for a twentieth of its time at most. */
const REGULAR: Pause = { least: 60_000, times: 20 };

/** Where something impossible was met, and while a part of the version is missing. */
const URGENT: Pause = { least: 5_000, times: 5 };

/** To count all statements of a graph may take minutes. */
const PATIENCE = 600_000;

/** After how many seconds it is worth asking again for what the engine has lost: somebody has to bring it back. */
const LATER = 30;

/** Who learns what comes of counting. */
interface Listener {
  /** What the engine lacks now, in words; `undefined` where it has all again. */
  readonly changed: (loss: string | undefined) => void;
  /** Why the statements could not be counted, each reason once. */
  readonly uncounted: (reason: string) => void;
}

interface WholenessOptions {
  readonly version: string;
  /** Counts; gives what the engine lacks, in words. */
  readonly count: (asking: Pick<Asking, 'until'>) => Promise<string | undefined>;
  /** The pauses; those of a server by default. */
  readonly regular?: Pause;
  readonly urgent?: Pause;
}

/**
 * Whether an engine has all of a version. To count it takes an engine seconds, so that it is counted now and then, and not
 * with each answer. While a part is missing, what is guarded by this is asked nothing.
 */
export class Wholeness {
  readonly #options: WholenessOptions;
  #loss: string | undefined;
  #listener: Listener | undefined;
  #counting: Promise<void> | undefined;
  #isSuspect = false;
  #ended = -Infinity;
  #took = 0;
  #reason: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: WholenessOptions) {
    this.#options = options;
  }

  /** The same engine, which throws an `EngineError` in place of a question while a part of the version is missing. */
  guarded(engine: Engine): Engine {
    return {
      profile: engine.profile,
      select: async (query, asking) => {
        this.#refuse();
        return engine.select(query, asking);
      },
    };
  }

  /** Begins to tell a listener, and to count again by itself where that is urgent. */
  watch(listener: Listener): void {
    this.#listener = listener;
    this.#plan();
  }

  /** Ends that. */
  close(): void {
    this.#listener = undefined;
    clearTimeout(this.#timer);
  }

  /** Counts now; throws an `EngineError` where a part of the version is missing. */
  async confirm(): Promise<void> {
    await this.count();
    this.#refuse();
  }

  /** Counts now; throws where the engine does not answer, and what was found before stays. */
  count(): Promise<void> {
    clearTimeout(this.#timer);
    return (this.#counting ??= this.#counted().finally(() => {
      this.#counting = undefined;
      this.#plan();
    }));
  }

  /** Begins to count where that was long ago. */
  countInTime(): void {
    const { regular = REGULAR } = this.#options;
    if (!this.#counting && performance.now() >= this.#due(regular)) this.#countAlone();
  }

  /** Has the version counted soon: something is not as it was prepared. */
  suspect(): void {
    this.#isSuspect = true;
    if (!this.#counting) this.#plan();
  }

  /** What is thrown where something impossible was met; the version is counted soon. */
  missing(what: string): EngineError {
    this.suspect();
    return new EngineError('partial', what);
  }

  #refuse(): void {
    if (this.#loss === undefined) return;
    const { version } = this.#options;
    throw new EngineError(
      'partial',
      `The engine has lost a part of version ${version}: ${this.#loss}; run varanto prepare again`,
      { retryAfter: LATER },
    );
  }

  async #counted(): Promise<void> {
    const begun = performance.now();
    const { count } = this.#options;
    const wasSuspect = this.#isSuspect;
    // What is met from now on may be later than what is counted.
    this.#isSuspect = false;
    try {
      const loss = await count({ until: begun + PATIENCE });
      this.#took = performance.now() - begun;
      this.#note(loss);
    } catch (error) {
      this.#isSuspect ||= wasSuspect;
      throw error;
    } finally {
      this.#ended = performance.now();
    }
  }

  #note(loss: string | undefined): void {
    const before = this.#loss;
    this.#loss = loss;
    this.#reason = undefined;
    // How much is missing changes while it comes back.
    if ((before === undefined) !== (loss === undefined)) this.#listener?.changed(loss);
  }

  #countAlone(): void {
    this.count().catch((error: unknown) => {
      const { message } = error as Error;
      if (message !== this.#reason) this.#listener?.uncounted(message);
      this.#reason = message;
    });
  }

  #due({ least, times }: Pause): number {
    return this.#ended + Math.max(least, times * this.#took);
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (!this.#listener || (this.#loss === undefined && !this.#isSuspect)) return;
    const { urgent = URGENT } = this.#options;
    const pause = Math.max(0, this.#due(urgent) - performance.now());
    this.#timer = setTimeout(() => {
      this.#countAlone();
    }, pause).unref();
  }
}
