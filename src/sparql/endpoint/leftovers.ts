import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { isPrivate } from './private-folder.ts';
import { SOCKET_FILE, serverOf } from './socket.ts';

/** A folder younger than this may be that of an engine that starts now, in another container too; in milliseconds. */
const YOUNG = 60_000;

/**
 * Removes the folders of engines that were killed together with their servers. A folder stays where anything speaks for its
 * use: its server's process is there, its engine takes connections, it is new, or it is not this user's alone.
 */
export async function removeLeftovers(above: string): Promise<void> {
  const folders = readdirSync(above).filter((name) => {
    const server = serverOf(name);
    return server !== undefined && !isRunning(server);
  });
  for (const folder of folders.map((name) => join(above, name)))
    if (isOld(folder) && (await isDeserted(join(folder, SOCKET_FILE))))
      rmSync(folder, { recursive: true, force: true });
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // Another user's process is one that may not be asked.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function isOld(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found !== undefined && isPrivate(found) && Date.now() - found.mtimeMs > YOUNG;
}

/** Whether nobody listens at a socket. A process that is only stopped, or has too much to do, still listens. */
function isDeserted(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket, () => {
      connection.destroy();
      resolve(false);
    });
    connection.once('error', ({ code }: NodeJS.ErrnoException) => {
      resolve(code === 'ECONNREFUSED' || code === 'ENOENT');
    });
  });
}
