import { setImmediate } from 'node:timers/promises';

/** Long work that gives way between its pieces: it can be done at once, or in turns with whatever else there is to do. */
export type Work<Result> = Generator<undefined, Result>;

/** Does all of the work now. */
export function atOnce<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does the work piece by piece, with a round of the event loop after each; stops with the signal's reason at its abort. */
export async function inTurns<Result>(work: Work<Result>, signal: AbortSignal): Promise<Result> {
  for (;;) {
    signal.throwIfAborted();
    const step = work.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
