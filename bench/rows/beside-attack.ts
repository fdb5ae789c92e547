import { Agent, get, type IncomingMessage } from 'node:http';
import { generatedInputs } from '../../tests/hostile/generated-inputs.ts';
import { sendAll, slopeOf, soak } from '../../tests/hostile/soak.ts';
import type { Bench } from '../bench.ts';
import { timed } from '../in-turn.ts';
import type { Line, Pair } from '../line.ts';

const MEGABYTE = 1_000_000;
const TURNS = 5;
const SEED = 1;

/** What hostile inputs cost the others: how long the slowest percent of questions takes beside them, and how memory grows. */
export async function* besideAttack(bench: Bench): AsyncGenerator<Line> {
  const data = await bench.catalogues.folder(bench.registers);
  const { port, program } = await bench.programs.serve('catalogue-server', data, 100);
  await sendAll(port, generatedInputs(500, SEED));
  // Whatever else the machine does decides which percent is the slowest: nothing to fail on in a minute.
  if (!bench.isQuick)
    for (const attack of attacks)
      yield {
        work: `slowest percent of { __typename } beside ${attack.work}`,
        rival: 'the same without them',
        goal: { most: 2 },
        pairs: await slowest(bench, port, attack),
      };
  const minutes = bench.isQuick ? 8 : 30;
  const memory = (): Promise<number> => program.ask<number>('memory');
  const held = await soak({ port, memory }, { minutes, seed: SEED });
  yield {
    work: `memory that is added in a minute's worth of requests, of ${minutes}`,
    rival: '5 MB',
    goal: { most: 1 },
    pairs: [{ varanto: slopeOf(held.slice(3)), rival: 5 * MEGABYTE }],
  };
}

/** What is sent, a part of it in each turn. */
const attacks = [
  { work: '5,000 hostile inputs, one by one', kind: 'hostile', count: 5_000, clients: 1 },
  { work: '5,000 hostile inputs, eight at a time', kind: 'hostile', count: 5_000, clients: 8 },
  { work: '100 queries as dear as may be, one by one', kind: 'dear', count: 100, clients: 1 },
] as const;

/** How long the slowest percent takes, beside an attack and without one, in turn. */
async function slowest(
  { programs }: Bench,
  port: number,
  { kind, count, clients }: (typeof attacks)[number],
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  const share = Math.ceil(count / TURNS);
  const attacker = programs.start('attacker', port, kind, count, clients);
  await attacker.ask();
  for (let turn = 0; turn < TURNS; turn += 1) {
    const rival = slowestPercent(await latencies(port, turn, timer(2_000)));
    const attack = attacker.ask([turn * share, (turn + 1) * share]);
    const varanto = slowestPercent(await latencies(port, turn + TURNS, attack));
    pairs.push({ varanto, rival });
  }
  await attacker.stop();
  return pairs;
}

function timer(milliseconds: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Milliseconds of each of the questions asked until something ends; the number keeps an answer from being given twice. */
async function latencies(port: number, turn: number, until: Promise<unknown>): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const found: number[] = [];
  const state = { isOver: false };
  void until.then(() => (state.isOver = true));
  while (!state.isOver) {
    const path = `/graphql?query=%7B__typename%7D&variables=%7B%22n%22%3A${turn * 1e6 + found.length}%7D`;
    found.push(await timed(async () => (await ask(port, path, agent)).toArray()));
  }
  agent.destroy();
  return found;
}

function slowestPercent(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? NaN;
}

function ask(port: number, path: string, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get({ port, path, agent }, resolve).on('error', reject);
  });
}
