import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../tests/support/engines/virtuoso.ts';
import type { Server } from './programs.ts';

const PROGRAM = 'virtuoso-t';
const ROWS = 100_000;

/** Virtuoso over the triples in a folder, with its own HTTP, in a folder of its own. */
export async function startVirtuoso(data: string): Promise<Server & { stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'varanto-virtuoso-'));
  const [sql, http] = [await freePort(), await freePort()];
  await writeFile(join(folder, 'virtuoso.ini'), configuration(sql, http));
  await copyFile(join(data, 'data.nt'), join(folder, 'data.nt'));
  const child = spawn(PROGRAM, ['+foreground', '+configfile', 'virtuoso.ini'], {
    cwd: folder,
    stdio: 'ignore',
  });
  process.once('exit', () => child.kill('SIGINT'));
  const ended = once(child, 'exit');
  await untilItAnswers(http);
  const load = "DB.DBA.TTLP(file_to_string_output('data.nt'), '', 'urn:x-bench:graph', 0);";
  execFileSync('isql-vt', [`127.0.0.1:${sql}`, 'dba', 'dba', `exec=${load} checkpoint;`], {
    cwd: folder,
    stdio: 'ignore',
  });
  return {
    port: http,
    async stop() {
      child.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function configuration(sql: number, http: number): string {
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
NumberOfBuffers = 50000
[HTTPServer]
ServerPort = 127.0.0.1:${http}
ServerRoot = .
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = ${ROWS}
`;
}

async function untilItAnswers(port: number): Promise<void> {
  const address = `http://127.0.0.1:${port}/sparql?query=ASK%7B%7D`;
  for (let time = 0; time < 300; time += 1) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error('Virtuoso does not answer.');
}
