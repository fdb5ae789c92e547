import { EngineError } from './engine-error.ts';

/** What is said while an engine is not asked. */
export const RESTING = 'The engine failed several times and is not asked now';

/** When an engine is left in peace. */
export interface HealthOptions {
  /** After so many failures in a row the engine itself is tried, with a question that costs nothing. */
  readonly suspicious: number;
  /** For how many milliseconds it is not asked where it fails at that, too: at first, and at most. */
  readonly rest: readonly [first: number, most: number];
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
}

/** The options of an engine that nothing else is said about. */
export const defaultHealth: HealthOptions = {
  suspicious: 5,
  rest: [500, 30_000],
  clock: () => performance.now(),
};

/**
 * Whether an engine is worth asking (a circuit breaker). Queries that fail one after the other may be the fault of who asks
 * them: an engine rests only if it fails at a question that costs nothing, and is asked again as soon as it answers that.
 */
export class Health {
  readonly #options: HealthOptions;
  readonly #ask: () => Promise<unknown>;
  #failures = 0;
  #rest = 0;
  #restsUntil = -Infinity;
  #trial: Promise<void> | undefined;

  /** `ask` asks the question that costs nothing. */
  constructor(ask: () => Promise<unknown>, options: HealthOptions = defaultHealth) {
    this.#ask = ask;
    this.#options = options;
  }

  /** Whether the engine is not asked at the moment. */
  get isResting(): boolean {
    return this.#options.clock() < this.#restsUntil;
  }

  /** Notes that a query was answered. */
  succeeded(): void {
    this.#failures = 0;
    this.#rest = 0;
  }

  /** Notes that a query failed. */
  failed(): void {
    this.#failures += 1;
  }

  /** Lets a query through; throws an `EngineError` while the engine rests, or where it fails the trial. */
  async admit(): Promise<void> {
    if (this.isResting) throw this.#resting();
    if (this.#failures < this.#options.suspicious) return;
    await (this.#trial ??= this.#try().finally(() => (this.#trial = undefined)));
  }

  async #try(): Promise<void> {
    try {
      await this.#ask();
      this.succeeded();
    } catch (cause) {
      const { rest, clock } = this.#options;
      this.#rest = Math.min(rest[1], this.#rest ? this.#rest * 2 : rest[0]);
      this.#restsUntil = clock() + this.#rest;
      throw this.#resting(cause);
    }
  }

  #resting(cause?: unknown): EngineError {
    const left = Math.max(0, this.#restsUntil - this.#options.clock());
    return new EngineError('resting', RESTING, {
      retryAfter: Math.max(1, Math.ceil(left / 1_000)),
      cause,
    });
  }
}
