import { Agent, get, type IncomingMessage } from 'node:http';
import type { Bench } from '../bench.ts';
import { registersOf } from '../catalogue/catalogues.ts';
import { timed } from '../in-turn.ts';
import type { Line, Pair } from '../line.ts';
import type { Program } from '../programs.ts';

const ENDINGS = ['.jsonld', '.ttl'];
const TURNS = 5;
const QUESTIONS = 1000;
const MOST_BYTES = 64_000_000;
/** How many bytes of a dump are read between two weighings: a tenth of the whole, about. */
const PER_TRIPLE = 8;

/** What a dump costs the others: how long the slowest percent of questions takes, and what memory the server needs. */
export async function* besideDump(bench: Bench): AsyncGenerator<Line> {
  const triples = bench.isQuick ? 50_000 : 1_000_000;
  const data = await bench.catalogues.folder(registersOf(triples));
  const { port, program } = await bench.programs.serve('catalogue-server', data, 100);
  const dump = `a dump of ${triples.toLocaleString('en')} triples`;
  await latencies(port);
  for (const ending of ENDINGS) {
    // Whatever else the machine does decides which percent is the slowest: nothing to fail on in a minute.
    if (!bench.isQuick)
      yield {
        work: `slowest percent of { __typename } beside ${dump}, ${ending}`,
        rival: 'the same without a dump',
        goal: { most: 2 },
        pairs: await slowest(port, `/catalogue${ending}`, bench),
      };
    yield {
      work: `memory in the middle of ${dump}, ${ending}`,
      rival: '64 MB',
      goal: { most: 1 },
      pairs: await memory(program, { port, ending, part: PER_TRIPLE * triples }),
    };
  }
}

/** How long the slowest percent takes, beside a dump and without one. */
async function slowest(port: number, path: string, { programs }: Bench): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const rival = slowestPercent(await latencies(port));
    const reader = programs.start('dump-reader', port, path);
    await reader.ask();
    const varanto = slowestPercent(await latencies(port));
    await reader.stop();
    pairs.push({ varanto, rival });
  }
  return pairs;
}

/** Milliseconds of each of so many questions, one after another; the number keeps an answer from being given twice. */
async function latencies(port: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const found: number[] = [];
  for (let index = 0; index < QUESTIONS; index += 1) {
    const path = `/graphql?query=%7B__typename%7D&variables=%7B%22n%22%3A${index}%7D`;
    found.push(await timed(async () => (await ask(port, path, agent)).toArray()));
  }
  agent.destroy();
  return found;
}

function slowestPercent(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? NaN;
}

/** What the server holds over what it held before, each time that a part of a dump has been read. */
async function memory(
  server: Program,
  { port, ending, part }: { port: number; ending: string; part: number },
): Promise<Pair[]> {
  const before = await server.ask<number>('memory');
  const found: Pair[] = [];
  let bytes = 0;
  for await (const chunk of await ask(port, `/catalogue${ending}`)) {
    bytes += (chunk as Buffer).length;
    if (bytes < part) continue;
    bytes = 0;
    found.push({ varanto: (await server.ask<number>('memory')) - before, rival: MOST_BYTES });
  }
  return found;
}

function ask(port: number, path: string, agent?: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get({ port, path, ...(agent && { agent }) }, resolve).on('error', reject);
  });
}
