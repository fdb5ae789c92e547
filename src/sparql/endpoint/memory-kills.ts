import { readFileSync } from 'node:fs';

/** How many processes of this machine the system ended for want of memory; `undefined` where it does not say. */
export function memoryKills(): number | undefined {
  try {
    const count = /^oom_kill (\d+)$/m.exec(readFileSync('/proc/vmstat', 'utf8'))?.[1];
    return count === undefined ? undefined : Number(count);
  } catch {
    return undefined;
  }
}
