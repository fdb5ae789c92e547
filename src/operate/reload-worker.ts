import { parentPort, workerData } from 'node:worker_threads';
import { readChecked, type ReadingOrder, type SeenInThread } from './check-in-worker.ts';
import type { SourceFiles } from '../store/read-sources.ts';

/** How many milliseconds are between two reports. */
const PAUSE = 200;

// A worker thread: reading and checking a large catalogue blocks no request, even if it hangs.
let last = performance.now();
const reading = await readChecked(workerData as ReadingOrder, (step) => {
  if (!step || performance.now() - last < PAUSE) return;
  last = performance.now();
  parentPort?.postMessage({ kind: 'seen', step } satisfies SeenInThread);
});
parentPort?.postMessage(reading, reading.kind === 'sound' ? buffersOf(reading.files) : []);

function buffersOf({ ontology, data, sums }: SourceFiles): ArrayBuffer[] {
  return [...ontology, ...data, ...sums].map(({ bytes }) => bytes.buffer as ArrayBuffer);
}
