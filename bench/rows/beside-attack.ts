import { Agent, get, type IncomingMessage } from 'node:http';
import { generatedInputs } from '../../tests/hostile/generated-inputs.ts';
import { sendAll, slopeOf, soak } from '../../tests/hostile/soak.ts';
import type { Bench } from '../bench.ts';
import { timed } from '../in-turn.ts';
import type { Line, Pair } from '../line.ts';
import { numeral } from '../queries.ts';

const MEGABYTE = 1_000_000;
const TURNS = 5;
const SEED = 1;

/** What hostile inputs and dear queries cost the others: how long the slowest percent of their requests takes meanwhile. */
export async function* besideAttack(bench: Bench): AsyncGenerator<Line> {
  // Whatever else the machine does decides which percent is the slowest: nothing to fail on in a minute.
  if (bench.isQuick) return;
  const data = await bench.catalogues.folder(bench.registers);
  const { port } = await bench.programs.serve('catalogue-server', data, 100);
  await sendAll(port, generatedInputs(500, SEED));
  for (const attack of attacks)
    for (const question of questions)
      yield {
        work: `slowest percent of ${question.name} beside ${attack.work}`,
        rival: 'the same without them',
        goal: { most: 2 },
        pairs: await slowest(bench, port, { attack, question }),
      };
}

/** How memory grows under hostile inputs. */
export async function* soaked(bench: Bench): AsyncGenerator<Line> {
  const data = await bench.catalogues.folder(bench.registers);
  const { port, program } = await bench.programs.serve('catalogue-server', data, 100);
  await sendAll(port, generatedInputs(500, SEED));
  const minutes = bench.isQuick ? 8 : 30;
  const memory = (): Promise<number> => program.ask<number>('memory');
  const weights = await soak({ port, memory }, { minutes, seed: SEED });
  yield {
    work: `memory that is added in a minute's worth of requests, of ${minutes}`,
    rival: '5 MB',
    goal: { most: 1 },
    pairs: [{ varanto: slopeOf(weights.slice(3)), rival: 5 * MEGABYTE }],
  };
}

/** What the others ask; the number keeps a stored answer from being given. */
const questions = [
  {
    name: '{ __typename }',
    path: (number: number) => `/graphql?query=%7B__typename%7D&variables=%7B%22n%22%3A${number}%7D`,
  },
  {
    name: "a resource's document",
    path: (number: number) => `/register/rekisteri-${numeral(number % 1_000)}?n=${number}`,
  },
] as const;

interface Scene {
  readonly attack: (typeof attacks)[number];
  readonly question: (typeof questions)[number];
}

/** What is sent, a part of it in each turn. */
const attacks = [
  { work: '5,000 hostile inputs, eight at a time', kind: 'hostile', count: 5_000, clients: 8 },
  { work: '250 queries as dear as may be, eight at a time', kind: 'dear', count: 250, clients: 8 },
] as const;

/** How long the slowest percent takes, beside an attack and without one, in turn. */
async function slowest(
  { programs }: Bench,
  port: number,
  { attack: { kind, count, clients }, question }: Scene,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  const share = Math.ceil(count / TURNS);
  const attacker = programs.start('attacker', port, kind, count, clients);
  await attacker.ask();
  for (let turn = 0; turn < TURNS; turn += 1) {
    const rival = slowestPercent(await latencies(port, { turn, question }, timer(2_000)));
    const attack = attacker.ask([turn * share, (turn + 1) * share]);
    const varanto = slowestPercent(await latencies(port, { turn: turn + TURNS, question }, attack));
    pairs.push({ varanto, rival });
  }
  await attacker.stop();
  return pairs;
}

function timer(milliseconds: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Milliseconds of each of the questions asked until something ends; the number keeps an answer from being given twice. */
async function latencies(
  port: number,
  { turn, question }: { turn: number; question: Scene['question'] },
  until: Promise<unknown>,
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const found: number[] = [];
  const state = { isOver: false };
  void until.then(() => (state.isOver = true));
  while (!state.isOver) {
    const path = question.path(turn * 1e6 + found.length);
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
