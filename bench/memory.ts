import { setImmediate } from 'node:timers/promises';

/** How many bytes this process holds once its garbage is collected. */
export async function memoryHeld(): Promise<number> {
  globalThis.gc?.();
  // The bytes of files are let go of only when what held them has gone.
  await setImmediate();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
