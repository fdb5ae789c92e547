import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds of processor time of a process since its start, all threads together (proc(5), schedstat); `undefined` where nothing tells. */
export function processorOf(processId: number): number | undefined {
  const tasks = `/proc/${processId}/task`;
  try {
    return readdirSync(tasks).reduce((sum, task) => sum + timeOfTask(join(tasks, task)), 0);
  } catch {
    return undefined;
  }
}

function timeOfTask(folder: string): number {
  return Number(readFileSync(join(folder, 'schedstat'), 'utf8').split(' ', 1)[0]) / 1e6;
}
