import { setTimeout as pause } from 'node:timers/promises';
import { EngineError } from './engine-error.ts';

interface Patience {
  /** How often it is tried in all. */
  readonly tries: number;
  /** When it is too late for another try, in milliseconds of `performance.now()`. */
  readonly until: number;
  readonly signal?: AbortSignal | undefined;
}

/** The longest pause before the first retry, in milliseconds; it doubles with each. */
const PAUSE = 50;

/** What a read gives, tried again where the engine fails in passing. The pauses are of random lengths. */
export async function retried<Result>(
  read: () => Promise<Result>,
  { tries, until, signal }: Patience,
): Promise<Result> {
  for (let time = 1; ; time += 1) {
    const failure = await read().catch(passing);
    if (!(failure instanceof EngineError)) return failure;
    const wait = Math.random() * PAUSE * 2 ** (time - 1);
    if (time >= tries || performance.now() + wait >= until) throw failure;
    await pause(wait, undefined, signal && { signal });
  }
}

/** A failure that may be over at another try; throws any other. */
function passing(error: unknown): EngineError {
  if (error instanceof EngineError && error.isPassing) return error;
  throw error;
}
