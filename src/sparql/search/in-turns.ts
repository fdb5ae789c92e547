import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Work } from '../../reading/work.ts';

/** So many milliseconds are worked before all that waits has its turn. */
const TURN = 2;

/** Does work that nobody waits for, in turns with all else. */
export async function inTurns<Result>(work: Work<Result>): Promise<Result> {
  for (let begun = performance.now(); ;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - begun < TURN) continue;
    await othersTurn();
    begun = performance.now();
  }
}
