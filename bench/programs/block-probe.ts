import { openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers';

// Loaded before a server (node --import). It measures the longest turn of the server's event loop, in processor time of the
// thread that answers, so that what other processes take is not counted; a message tells what there was since the last one.

/** The message that asks for it. */
const BLOCKS = 'blocks';

/** Milliseconds of a block, and of all work, since the last question. */
export interface Blocks {
  readonly longest: number;
  readonly worked: number;
}

const THREAD_TIME = `/proc/self/task/${process.pid}/schedstat`;
const text = Buffer.alloc(128);
const file = openSync(THREAD_TIME, 'r');

let before = threadTime();
let began = before;
let longest = 0;

function turn(): void {
  const now = threadTime();
  longest = Math.max(longest, now - before);
  before = now;
  setImmediate(turn);
}

process.on('message', (message) => {
  if (message !== BLOCKS) return;
  const now = threadTime();
  const told: Blocks = { longest: Math.max(longest, now - before), worked: now - began };
  process.send?.(told);
  longest = 0;
  before = began = threadTime();
});
process.channel?.unref();
turn();

/** Milliseconds of processor time of the main thread (proc(5): the first field is in nanoseconds). */
function threadTime(): number {
  const bytes = readSync(file, text, 0, text.length, 0);
  const [nanoseconds] = text.toString('latin1', 0, bytes).split(' ');
  return Number(nanoseconds) / 1e6;
}
