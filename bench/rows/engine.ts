import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Bench } from '../bench.ts';
import { preparedEngine, type Prepared } from '../engine/prepared.ts';
import { engineWorks, type EngineWork } from '../engine/works.ts';
import { inTurn, timed } from '../in-turn.ts';
import type { Line, Pair } from '../line.ts';
import { profiles } from '../../src/sparql/engine/profile.ts';
import { connectionsTo, exchange } from '../../src/sparql/engine/transport.ts';

const TURNS = { warmUp: 3, turns: 15 };
/** In bytes: of a server over an engine, and of the command that brings a catalogue there. */
const MOST_MEMORY = { serve: 300_000_000, prepare: 1_000_000_000 };

/** Answers over an engine, each beside one query to it that was written by hand for the same; and the memory that this takes. */
export async function* engine(bench: Bench): AsyncGenerator<Line> {
  const prepared = await preparedEngine(bench);
  if (!prepared) {
    console.log('Not measured: Virtuoso is not installed (Debian: virtuoso-opensource-7-bin).');
    return;
  }
  try {
    for (const work of engineWorks) yield* measured(work, prepared);
    yield* memoryLines(prepared);
  } finally {
    await prepared.stop();
  }
}

function* memoryLines({ server, preparing }: Prepared): Generator<Line> {
  yield memoryLine('memory of the server', server.peak, MOST_MEMORY.serve);
  if (!preparing) return;
  yield memoryLine('memory of prepare', preparing.peak, MOST_MEMORY.prepare);
  console.log(`prepare took ${Math.round(preparing.seconds)} seconds.`);
}

function memoryLine(work: string, bytes: number, most: number): Line {
  const rival = `${most / 1e6} MB`;
  return { work, rival, goal: { most: 1 }, pairs: [{ varanto: bytes, rival: most }] };
}

async function* measured(work: EngineWork, prepared: Prepared): AsyncGenerator<Line> {
  const query = readFileSync(`bench/sparql/${work.file}.rq`, 'utf8');
  const ask = {
    varanto: () => askServer(prepared, work.query),
    rival: () => askEngine(prepared, query),
  };
  const answer = await firstAnswer(ask.varanto);
  if (answer.includes('TOO_MUCH_TO_LOAD')) {
    console.log(`Not measured: ${work.name}, which is refused: ${answer.slice(0, 300)}`);
    return;
  }
  compare(work, answer, await ask.rival());
  yield* linesOf(work, prepared, ask);
}

/** The first search waits until all names are read from the engine. */
async function firstAnswer(ask: () => Promise<string>): Promise<string> {
  for (let time = 0; time < 120; time += 1) {
    const answer = await ask();
    if (!/DEADLINE_EXCEEDED|UNAVAILABLE/.test(answer)) return answer;
    await pause(1_000);
  }
  return ask();
}

type Ask = Readonly<Record<'varanto' | 'rival', () => Promise<string>>>;

/** By the clock, and by the processor time of server and engine together, which other processes disturb less. */
async function* linesOf(
  { name, file, most }: EngineWork,
  { server, engineTime }: Prepared,
  ask: Ask,
): AsyncGenerator<Line> {
  const processor: Pair[] = [];
  const spent = (): number => server.processor + (engineTime() ?? NaN);
  const costs = { varanto: 0, rival: 0 };
  const timedBoth = (side: keyof Ask) => async (turn: number) => {
    const before = spent();
    const clock = await timed(ask[side]);
    costs[side] = spent() - before;
    // The second of a turn makes the pair whole.
    if (turn >= TURNS.warmUp && (turn % 2 === 1) === (side === 'varanto'))
      processor.push({ ...costs });
    return clock;
  };
  const works = { varanto: timedBoth('varanto'), rival: timedBoth('rival') };
  const line = { work: name, rival: `${file}.rq`, goal: { most } };
  yield { ...line, pairs: await inTurn(works, TURNS) };
  if (engineTime() !== undefined)
    yield { ...line, rival: `${file}.rq, processor time`, pairs: processor };
}

/** Throws where the two do not find the same. */
function compare({ name, alike }: EngineWork, answer: string, rows: string): void {
  if (answer.includes('"errors"')) throw new Error(`${name}: ${answer.slice(0, 500)}`);
  if (!alike) return;
  const [own, other] = [answer, rows].map((text) => [...new Set(text.match(alike))].sort());
  if (own?.length && isDeepStrictEqual(own, other)) return;
  throw new Error(`${name}: expected ${String(other)}, got ${String(own)}.`);
}

async function askServer({ port }: Prepared, query: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ query }),
  });
  return answer.text();
}

async function askEngine({ url, graph }: Prepared, query: string): Promise<string> {
  const agent = connectionsTo(url, 1, profiles.virtuoso.reusesConnections);
  const { status, body } = await exchange(
    { url, agent },
    {
      headers: {
        Accept: 'application/sparql-results+json',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ query, 'default-graph-uri': graph }).toString(),
    },
  );
  agent.destroy();
  if (status !== 200) throw new Error(`The engine answers ${status}: ${body.toString()}`);
  return body.toString();
}
