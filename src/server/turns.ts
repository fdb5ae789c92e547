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
