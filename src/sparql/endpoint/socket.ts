import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The name of the socket of an engine in its folder. */
export const SOCKET_FILE = 'sparql';

/** A path for the socket of an engine, which the processes of one server share. */
export function engineSocket(): string {
  return join(tmpdir(), `varanto-${process.pid}-${randomBytes(6).toString('hex')}`, SOCKET_FILE);
}

/** The process whose engine has a folder of this name; `undefined` where the name is not one of ours. */
export function serverOf(folder: string): number | undefined {
  const [, server] = /^varanto-([1-9]\d*)-[\da-f]{12}$/.exec(folder) ?? [];
  return server === undefined ? undefined : Number(server);
}
