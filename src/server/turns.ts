import { setImmediate as afterRound } from 'node:timers';
import { setImmediate, setTimeout } from 'node:timers/promises';

/** For how long after a request others are taken to be asking, and how long long documents pause meanwhile, in milliseconds. */
const ASKING = 20;
const PAUSE = 2;

let lastRequest = -Infinity;
let lastTurn: Promise<unknown> = Promise.resolve();

/** Notes that somebody asks for something. */
export function noteRequest(): void {
  lastRequest = performance.now();
}

/**
 * The next turn of those who write long documents: one chunk of one of them is made between two rounds of the event loop,
 * however many are read. While others ask the turns are further apart: what chunks leave behind must be collected, and
 * that stops everybody.
 */
export function nextTurn(): Promise<unknown> {
  lastTurn = lastTurn.then(() =>
    performance.now() - lastRequest < ASKING ? setTimeout(PAUSE) : setImmediate(),
  );
  return lastTurn;
}

let round: number | undefined;

/** When the first work of this round of the event loop began: what comes in one round waits for each other. */
export function roundBegun(): number {
  if (round === undefined) {
    round = performance.now();
    afterRound(() => (round = undefined));
  }
  return round;
}
