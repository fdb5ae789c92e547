import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ChildEngine } from '../../../src/http/sparql/child-engine.ts';
import { removeLeftovers } from '../../../src/sparql/endpoint/leftovers.ts';
import { defaultEndpointLimits } from '../../../src/sparql/endpoint/limits.ts';
import type { Dataset } from '../../../src/sparql/endpoint/outcome.ts';
import { folder } from '../../support/folder.ts';
import { until } from '../../support/until.ts';

const { pid: gone } = spawnSync(process.execPath, ['--version']);
const dataset: Dataset = {
  ...{ version: 'one', graphs: [], defaultGraphs: [] },
  async *quads() {
    yield await Promise.resolve(Buffer.from(''));
  },
};
const name = (server: number, last: number): string => `varanto-${server}-00000000000${last}`;
const HOUR = 3_600;

function makeOld(path: string): string {
  const then = Date.now() / 1_000 - HOUR;
  utimesSync(path, then, then);
  return path;
}

/** A folder that only its user may enter, as one that an engine had an hour ago. */
function leave(above: string, name: string): string {
  mkdirSync(join(above, name), { mode: 0o700 });
  return makeOld(join(above, name));
}

/** Leaves a socket behind, as a process does that is killed. */
async function killAtSocket(path: string): Promise<void> {
  const program = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => console.log())`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(lstatSync(path).isSocket()).toBe(true);
}

describe('what a killed server and its killed engine leave behind', () => {
  it('goes when another server starts its engine', async () => {
    const above = folder();
    const left = leave(above, name(gone, 1));
    await killAtSocket(join(left, 'sparql'));
    makeOld(left);
    const engine = new ChildEngine({
      program: 'dist/sparql-engine.cjs',
      limits: defaultEndpointLimits,
      socket: join(above, 'own', 'sparql'),
    });
    onTestFinished(() => engine.close());
    const wanted = { query: 'ASK {}', base: 'http://e/', mediaType: 'text/csv', mostBytes: 1e6 };
    await engine.ask({ ...wanted, defaultGraphs: [], namedGraphs: [] }, dataset);
    await until('the folder is gone', () => !existsSync(left));
  });

  it('goes, and whatever may be in use stays', async () => {
    const above = folder();
    leave(above, name(gone, 1));
    leave(above, name(process.pid, 2));
    leave(above, `varanto-test-${gone}`);
    chmodSync(leave(above, name(gone, 3)), 0o755);
    mkdirSync(join(above, name(gone, 4)), { mode: 0o700 });
    symlinkSync(leave(above, 'elsewhere'), join(above, name(gone, 5)));
    const used = leave(above, name(gone, 6));
    const server = createServer().listen(join(used, 'sparql'));
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    makeOld(used);
    await removeLeftovers(above);
    expect(readdirSync(above).sort()).toEqual(
      [
        ...['elsewhere', `varanto-test-${gone}`, name(process.pid, 2)],
        ...[3, 4, 5, 6].map((last) => name(gone, last)),
      ].sort(),
    );
  });
});
