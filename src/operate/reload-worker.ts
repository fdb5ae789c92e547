import { parentPort, workerData } from 'node:worker_threads';
import { readChecked, type ReadingOrder } from './check-in-worker.ts';
import type { SourceFiles } from '../store/read-sources.ts';

// A worker thread: reading and checking a large catalogue blocks no request, even if it hangs.
const reading = await readChecked(workerData as ReadingOrder);
parentPort?.postMessage(reading, reading.kind === 'sound' ? buffersOf(reading.files) : []);

function buffersOf({ ontology, data, sums }: SourceFiles): ArrayBuffer[] {
  return [...ontology, ...data, ...sums].map(({ bytes }) => bytes.buffer as ArrayBuffer);
}
