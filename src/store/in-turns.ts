import { setImmediate } from 'node:timers/promises';
import type { Work } from '../reading/work.ts';

/** Does the work piece by piece, with a round of the event loop after each; stops with the signal's reason at its abort. */
export async function inTurns<Result>(work: Work<Result>, signal: AbortSignal): Promise<Result> {
  for (;;) {
    signal.throwIfAborted();
    const step = work.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
