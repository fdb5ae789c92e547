import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isWide } from '../wide.ts';
import type { RunningEngine } from './server.ts';

const PROGRAM = 'virtuoso-t';

/** Whether tests ask Virtuoso: where it is installed, the wide run does. */
export function asksVirtuoso(): boolean {
  return isWide && hasVirtuoso();
}

/** Whether Virtuoso is installed. */
export function hasVirtuoso(): boolean {
  try {
    execFileSync('which', [PROGRAM], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

interface VirtuosoOptions {
  /** How many pages of 8 kB it has in memory. */
  readonly buffers?: number;
  /** How many rows an answer has at most. */
  readonly maxRows?: number;
}

/** The user of an empty Virtuoso who may write. */
export const VIRTUOSO_USER = { user: 'dba', password: 'dba' };

/** An empty Virtuoso with its own HTTP, in a folder of its own. By default its limits are those of Debian. */
export async function startVirtuoso(
  options: VirtuosoOptions = {},
): Promise<RunningEngine & { readonly processId: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'varanto-virtuoso-'));
  const [sql, http] = [await freePort(), await freePort()];
  await writeFile(join(folder, 'virtuoso.ini'), configuration([sql, http], options));
  const child = spawn(PROGRAM, ['+foreground', '+configfile', 'virtuoso.ini'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'exit');
  const origin = `http://127.0.0.1:${http}`;
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilItAnswers(origin);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    processId: child.pid ?? 0,
    url: new URL(`${origin}/sparql`),
    graphs: new URL(`${origin}/sparql-graph-crud-auth`),
    stop,
  };
}

function configuration(
  [sql, http]: readonly [sql: number, http: number],
  { buffers = 50_000, maxRows = 10_000 }: VirtuosoOptions,
): string {
  return `[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:${sql}
DirsAllowed = .
NumberOfBuffers = ${buffers}
MaxDirtyBuffers = ${Math.round(buffers * 0.6)}
[HTTPServer]
ServerPort = 127.0.0.1:${http}
ServerRoot = .
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = ${maxRows}
MaxQueryExecutionTime = 60
`;
}

/** A port of this machine that nothing has at the moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function untilItAnswers(origin: string): Promise<void> {
  for (let time = 0; time < 1_200; time += 1) {
    const answer = await fetch(`${origin}/sparql?query=ASK%7B%7D`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error('Virtuoso does not answer.');
}
