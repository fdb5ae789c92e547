import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { loadModel } from '../src/commands/loading.ts';
import { bundle } from '../scripts/bundle.ts';
import { asNTriples, generate } from './generated.ts';
import { row, spread, spreadHeads } from './report.ts';

// What the whole catalogue as a dump costs the others: how long `{ __typename }` takes the slowest percent of the
// questions while a dump is read as fast as it comes, beside the same server before it, in turn; and how much memory the
// server holds in the middle of a dump over what it held before.

const REGISTERS = Number(process.argv[2] ?? 56_300);
const ROUNDS = 5;
const QUESTIONS = 2000;
const MOST_MEGABYTES = 64;
const MOST_RATIO = 2;
const FORMATS = ['.jsonld', '.ttl', '.nt', '.rdf'];

const folder = await mkdtemp(join(tmpdir(), 'varanto-bench-'));
try {
  await measure();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  await bundle(['bench/catalogue-server.ts'], folder);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const triples = asNTriples(generate(REGISTERS), {
    model: loadModel('ontology'),
    base: 'http://localhost/',
  });
  await pipeline(Readable.from(triples), createWriteStream(join(folder, 'data.nt')));
  const server = fork(join(folder, 'catalogue-server.js'), [resolve('ontology'), folder], {
    env: { NODE_ENV: 'production' },
    execArgv: ['--expose-gc', '--max-old-space-size=8000'],
  });
  const [port] = (await once(server, 'message')) as [number];
  await latencies(port, QUESTIONS);
  console.log(row(`${ROUNDS} rounds, ${REGISTERS} registers`, spreadHeads));
  for (const ending of FORMATS) {
    console.log(row(`slowest percent beside ${ending}, ratio`, await ratios(port, ending)));
    console.log(row(`memory in the middle of ${ending} (MB)`, await memory(server, port, ending)));
  }
  console.log(`Goals: a ratio of ${MOST_RATIO} and ${MOST_MEGABYTES} MB at most.`);
  server.disconnect();
}

/** How many times as long the slowest percent takes beside a dump, round by round. */
async function ratios(port: number, ending: string): Promise<string[]> {
  const found: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = slowestPercent(await latencies(port, QUESTIONS));
    const stop = new AbortController();
    const dump = readOverAndOver(port, ending, stop.signal);
    const beside = slowestPercent(await latencies(port, QUESTIONS));
    stop.abort();
    await dump;
    found.push(beside / before);
  }
  return spread(found, 2);
}

/** Milliseconds of each of so many questions, one after another. */
async function latencies(port: number, count: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const found: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const began = performance.now();
    const answer = await ask(port, `/graphql?query=%7B__typename%7D&n=${index}`, agent);
    for await (const _ of answer);
    found.push(performance.now() - began);
  }
  agent.destroy();
  return found;
}

function slowestPercent(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? NaN;
}

async function readOverAndOver(port: number, ending: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await ask(port, `/catalogue${ending}`);
    for await (const _ of answer) if (signal.aborted) break;
    answer.destroy();
  }
}

/** Megabytes that the server holds over what it held before, each time a tenth of a dump has been read. */
async function memory(server: ChildProcess, port: number, ending: string): Promise<string[]> {
  const before = await held(server);
  const answer = await ask(port, `/catalogue${ending}`);
  const found: number[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    bytes += (chunk as Buffer).length;
    if (bytes < 8_000_000) continue;
    bytes = 0;
    found.push(((await held(server)) - before) / 1_000_000);
  }
  return spread(found, 1);
}

async function held(server: ChildProcess): Promise<number> {
  server.send('memory');
  const [bytes] = (await once(server, 'message')) as [number];
  return bytes;
}

function ask(port: number, path: string, agent?: Agent): Promise<IncomingMessage> {
  return new Promise((resolved, reject) => {
    get({ port, path, ...(agent && { agent }) }, resolved).on('error', reject);
  });
}
