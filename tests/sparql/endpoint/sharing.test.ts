import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ChildEngine } from '../../../src/http/sparql/child-engine.ts';
import { defaultEndpointLimits } from '../../../src/sparql/endpoint/limits.ts';
import type { Dataset } from '../../../src/sparql/endpoint/outcome.ts';
import { until } from '../../support/until.ts';

const GRAPH = 'http://e/graph';
const dataset: Dataset = {
  ...{ version: 'one', graphs: [GRAPH], defaultGraphs: [GRAPH] },
  async *quads() {
    yield await Promise.resolve(Buffer.from(`<http://e/s> <http://e/p> "o" <${GRAPH}> .\n`));
  },
};

const name = `varanto-test-${randomBytes(6).toString('hex')}`;
const socket = join(tmpdir(), name, 'sparql');
const limits = { ...defaultEndpointLimits, time: 120_000 };
const engines = [1, 2, 3].map(
  () => new ChildEngine({ program: 'dist/sparql-engine.cjs', limits, socket }),
);
afterAll(async () => {
  for (const engine of engines) await engine.close();
});

async function askAll(): Promise<string[]> {
  const wanted = { query: 'ASK {}', base: 'http://e/', mediaType: 'text/csv', mostBytes: 1e6 };
  const ask = { ...wanted, defaultGraphs: [GRAPH], namedGraphs: [] };
  return Promise.all(
    engines.map(async (engine) => {
      const { bytes } = await engine.ask(ask, dataset);
      let text = '';
      for await (const chunk of bytes) text += Buffer.from(chunk).toString();
      return text;
    }),
  );
}

/** The processes of the engine behind the socket. */
function hosts(): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return command.includes('sparql-engine.cjs') && command.includes(name);
      } catch {
        return false;
      }
    });
}

describe.runIf(process.platform === 'linux')('processes that share an engine', () => {
  beforeEach(async () => {
    expect(await askAll()).toEqual(['true', 'true', 'true']);
  });

  it('have one, also after it was ended by others', async () => {
    for (const pid of hosts()) process.kill(pid, 'SIGKILL');
    expect(await askAll()).toEqual(['true', 'true', 'true']);
    await until('one process alone', () => hosts().length === 1);
  });

  it('have one, also after another took its path', async () => {
    const [first] = hosts();
    rmSync(socket);
    expect(await askAll()).toEqual(['true', 'true', 'true']);
    await until('one process alone', () => hosts().length === 1);
    expect(hosts()).not.toEqual([first]);
    expect(await askAll()).toEqual(['true', 'true', 'true']);
    expect(hosts()).toHaveLength(1);
  });
});
