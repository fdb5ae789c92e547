import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes into the folder of a socket which process listens there. */
export function noteHost(socket: string): void {
  writeFileSync(fileOf(socket), String(process.pid), { mode: 0o600 });
}

/** Ends the process that listens at a socket, whatever state it is in; nothing where that is not known for certain. */
export function endHost(socket: string): void {
  try {
    const host = Number(readFileSync(fileOf(socket), 'utf8'));
    if (isHost(host, socket)) process.kill(host, 'SIGKILL');
  } catch {
    // It has ended, its folder is gone, or the system does not show its processes as Linux does.
  }
}

function fileOf(socket: string): string {
  return join(dirname(socket), 'process');
}

/** Whether a number is that of a host: it may be another process's by now, or one in another container. */
function isHost(processId: number, socket: string): boolean {
  return readFileSync(`/proc/${processId}/cmdline`, 'utf8').split('\0').includes(socket);
}
