import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ChildEngine } from '../../../src/http/sparql/child-engine.ts';
import { defaultEndpointLimits } from '../../../src/sparql/endpoint/limits.ts';
import { QueryFailure, type Dataset } from '../../../src/sparql/endpoint/outcome.ts';
import { until } from '../../support/until.ts';

const GRAPH = 'http://e/graph';
const ROWS = 1_500;
const quads = Array.from(
  { length: ROWS },
  (_, n) => `<http://e/${n}> <http://e/p> "${n}" <${GRAPH}> .\n`,
).join('');

let given = 0;
const dataset: Dataset = {
  ...{ version: 'one', graphs: [GRAPH], defaultGraphs: [GRAPH] },
  async *quads() {
    given += 1;
    yield await Promise.resolve(Buffer.from(quads));
  },
};
const SHORT = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c }';
const ENDLESS = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }';

const name = `varanto-test-${randomBytes(6).toString('hex')}`;
const socket = join(tmpdir(), name, 'sparql');

/** What the clients were told of the ends of processes. */
const ends: string[] = [];

/** Two clients of one engine, as the processes of a server are. */
function engineOf(time: number): ChildEngine {
  const limits = { ...defaultEndpointLimits, time };
  const engine = new ChildEngine({
    ...{ program: 'dist/sparql-engine.cjs', limits, socket },
    ended: (how) => void ends.push(how),
  });
  afterAll(() => engine.close());
  return engine;
}
const [first, second] = [engineOf(600_000), engineOf(600_000)];

async function ask(query: string, engine = first): Promise<number | string> {
  const wanted = { query, base: 'http://e/', mediaType: 'text/csv', mostBytes: 1e6 };
  const graphs = { defaultGraphs: [GRAPH], namedGraphs: [] };
  try {
    const { bytes } = await engine.ask({ ...wanted, ...graphs }, dataset);
    let text = '';
    for await (const chunk of bytes) text += Buffer.from(chunk).toString();
    return Number(text.split('\r\n')[1]);
  } catch (error) {
    if (error instanceof QueryFailure) return error.reason;
    throw error;
  }
}

function host(): number {
  const found = readdirSync('/proc').find((entry) => {
    try {
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
      return command.includes('sparql-engine.cjs') && command.includes(name);
    } catch {
      return false;
    }
  });
  return Number(found ?? 0);
}

/** A figure of a process or a thread (proc(5), stat), by how many are before it after the name. */
function figureOf(path: string, before: number): number {
  const [, figures = ''] = /\) (.*)/.exec(readFileSync(path, 'utf8')) ?? [];
  return Number(figures.split(' ')[before]);
}

/** Waits until a query that was sent runs: the process works for some tenths of a second. */
async function untilBusy(pid: number): Promise<void> {
  const worked = (): number => figureOf(`/proc/${pid}/stat`, 11);
  const before = worked();
  await until('the query runs', () => worked() > before + 30);
}

describe.runIf(process.platform === 'linux')('the process of the engine', () => {
  beforeEach(async () => {
    expect([await ask(SHORT), await ask(SHORT, second)]).toEqual([ROWS, ROWS]);
  });

  it('is ended where it is stopped, whoever started it, which is said, and the next one answers', async () => {
    for (const engine of [first, second]) {
      const pid = host();
      ends.length = 0;
      process.kill(pid, 'SIGSTOP');
      expect(await ask(SHORT, engine)).toBe(ROWS);
      expect(host()).not.toBe(pid);
      expect(ends).toContain('by the server, since it did nothing for five seconds');
    }
  });

  it.each([
    ['was stopped is not to blame for that', 'SIGSTOP', 'unavailable'],
    ['somebody else ended needs no less memory', 'SIGKILL', 'ended'],
  ] as const)('has a query, which, where it %s', async (_what, signal, reason) => {
    const outcome = ask(ENDLESS);
    await untilBusy(host());
    process.kill(host(), signal);
    expect(await outcome).toBe(reason);
  });

  it('comes after the server, all its threads, also where Linux weighs sessions first', async () => {
    const pid = host();
    const tasks = readdirSync(`/proc/${pid}/task`);
    const nice = tasks.map((task) => figureOf(`/proc/${pid}/task/${task}/stat`, 16));
    expect(Math.min(...nice)).toBeGreaterThan(0);
    expect(tasks.length).toBeGreaterThan(4);
    expect(await ask(SHORT)).toBe(ROWS);
    const autogroup = readFileSync(`/proc/${pid}/autogroup`, 'utf8');
    if (autogroup) expect(autogroup).toMatch(/ nice [1-9]\d*\n$/);
  });
});

describe.runIf(process.platform === 'linux')('the statements', () => {
  const short = engineOf(600_000);

  it('are beside the engine in a file without a name, from which it begins again', async () => {
    expect(await ask(SHORT, short)).toBe(ROWS);
    const pid = host();
    const files = readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`);
      } catch {
        return '';
      }
    });
    expect(files.filter((file) => /statements-\w+ \(deleted\)$/.test(file))).toHaveLength(1);
    expect(readdirSync(join(tmpdir(), name)).sort()).toEqual(['process', 'sparql']);
    const had = given;
    const leaving = new AbortController();
    const wanted = { query: ENDLESS, base: 'http://e/', mediaType: 'text/csv', mostBytes: 1e6 };
    const graphs = { defaultGraphs: [GRAPH], namedGraphs: [] };
    const left = short.ask({ ...wanted, ...graphs }, dataset, leaving.signal);
    await untilBusy(pid);
    const waiting = ask(SHORT, second);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ reason: 'left' });
    expect(await waiting).toBe(ROWS);
    expect(host()).toBe(pid);
    expect(given).toBe(had);
  });
});
