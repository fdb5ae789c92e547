import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { bundle } from '../scripts/bundle.ts';
import { cursorOf } from '../src/graphql/connection/cursor.ts';
import { BASE } from '../tests/support/catalogue.ts';
import { median, row, spread, spreadHeads } from './report.ts';

// How many answers a second Varanto gives over HTTP, beside the same types over plain objects. Each run asks both in
// turn, a hundred questions at a time, so that a busy minute of the machine slows both.

const RUNS = 5;
const TURNS = 15;
const QUESTIONS = 100;
const WARM_UP = 20;
const CONNECTIONS = 4;
const REGISTERS = 5000;
const GOAL = 0.85;
const LEAST_BYTES = 30_000;

const QUERY = `query ($after: String) {
  registers(first: 50, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id
      title
      holder {
        id
        name
        tosClasses { nodes { id notation label } }
        parent { id name }
      }
    }
  }
}`;

interface Server {
  readonly port: number;
  readonly process: ChildProcess;
}

/** The milliseconds that each server took for the questions of a run, and the length of an answer. */
interface Run {
  readonly varanto: number;
  readonly plain: number;
  readonly bytes: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const folder = await mkdtemp(join(tmpdir(), 'varanto-bench-'));
let asked = 0;
try {
  await measure();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  await bundle(['bench/graphql-server.ts'], folder);
  // Beside it no package.json says that it is an ES module.
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const runs: Run[] = [];
  for (let count = 0; count < RUNS; count += 1) runs.push(await run());
  report(runs);
}

/** A run has servers of its own, since what a process has made of the code at first it keeps to its end. */
async function run(): Promise<Run> {
  const [varanto, plain] = await Promise.all([start('varanto'), start('plain')]);
  const bytes = await compareAnswers(varanto, plain);
  const total = { varanto: 0, plain: 0, bytes };
  for (let count = 0; count < WARM_UP + TURNS; count += 1) {
    const turn = { varanto: await timeOf(varanto), plain: await timeOf(plain) };
    if (count < WARM_UP) continue;
    total.varanto += turn.varanto;
    total.plain += turn.plain;
  }
  agent.destroy();
  for (const server of [varanto, plain]) server.process.disconnect();
  return total;
}

async function start(schema: string): Promise<Server> {
  const process = fork(join(folder, 'graphql-server.js'), [schema], {
    env: { NODE_ENV: 'production' },
    execArgv: [],
  });
  const [port] = (await once(process, 'message')) as [number];
  return { port, process };
}

/** Throws where the two do not answer alike; resolves to the length of an answer. */
async function compareAnswers(varanto: Server, plain: Server): Promise<number> {
  let bytes = 0;
  for (const after of [null, cursorAt(7), cursorAt(REGISTERS - 30)]) {
    const [given, expected] = await Promise.all([ask(varanto, after), ask(plain, after)]);
    const { data } = JSON.parse(given.toString()) as { data?: unknown };
    const rival = JSON.parse(expected.toString()) as { data?: unknown };
    if (!data || !isDeepStrictEqual(data, rival.data))
      throw new Error(`The two answer differently: ${given.toString()}\n${expected.toString()}`);
    bytes = Math.max(bytes, given.length);
  }
  return bytes;
}

/** Milliseconds for a hundred answers, over a few connections at a time. */
async function timeOf(server: Server): Promise<number> {
  const began = performance.now();
  const connection = async (): Promise<void> => {
    for (let count = 0; count < QUESTIONS / CONNECTIONS; count += 1) {
      asked += 1;
      // A step that no page size divides: no two questions in a row show the same page.
      const { length } = await ask(server, cursorAt((asked * 37) % (REGISTERS - 50)));
      if (length < LEAST_BYTES) throw new Error(`An answer of ${length} bytes is not a whole one.`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return performance.now() - began;
}

function cursorAt(index: number): string {
  const id = `${BASE}register/rekisteri-${String(index).padStart(4, '0')}`;
  return cursorOf('', { keys: [], id });
}

function ask({ port }: Server, after: string | null): Promise<Buffer> {
  const body = JSON.stringify({ query: QUERY, variables: { after } });
  return new Promise((resolve, reject) => {
    const question = request(
      { agent, port, path: '/graphql', method: 'POST', headers: headersOf(body) },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          resolve(Buffer.concat(parts));
        });
        answer.on('error', reject);
      },
    );
    question.on('error', reject).end(body);
  });
}

function headersOf(body: string): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    Accept: 'application/json',
  };
}

function report(runs: readonly Run[]): void {
  const rate = (milliseconds: number) => (TURNS * QUESTIONS * 1000) / milliseconds;
  const rates = (name: 'varanto' | 'plain') =>
    spread(
      runs.map((each) => rate(each[name])),
      0,
    );
  const ratios = runs.map(({ varanto, plain }) => plain / varanto);
  const size = median(runs.map(({ bytes }) => bytes / 1000)).toFixed(0);
  console.log(row(`${RUNS} runs, ${size} kB an answer`, spreadHeads));
  console.log(row('varanto (answers a second)', rates('varanto')));
  console.log(row('plain objects (answers a second)', rates('plain')));
  console.log(row('ratio, run by run', spread(ratios, 2)));
  const kept = median(ratios) >= GOAL ? 'kept' : 'not kept';
  console.log(`Goal: a ratio of ${GOAL} at least; ${kept}.`);
}
