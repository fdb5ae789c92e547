import { Agent, get, type IncomingMessage } from 'node:http';
import { timed } from './in-turn.ts';
import type { Pair } from './line.ts';
import { numeral } from './queries.ts';

/** A small question of the others; the number keeps a stored answer from being given. */
export interface Question {
  readonly name: string;
  readonly path: (number: number) => string;
}

/** What the others ask. */
export const questions: readonly Question[] = [
  {
    name: '{ __typename }',
    path: (number) => `/graphql?query=%7B__typename%7D&variables=%7B%22n%22%3A${number}%7D`,
  },
  {
    name: "a resource's document",
    path: (number) => `/register/rekisteri-${numeral(number % 1_000)}?n=${number}`,
  },
];

/** Something that is done to a server in each turn, until it ends. */
interface Disturbance {
  readonly turns: number;
  readonly attack: (turn: number) => Promise<unknown>;
}

/** How long the slowest percent of a question takes, beside a disturbance and without one, in turn. */
export async function slowestBeside(
  port: number,
  question: Question,
  { turns, attack }: Disturbance,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const rival = slowestPercent(await latencies(port, { turn, question }, timer(2_000)));
    const disturbed = { turn: turn + turns, question };
    const varanto = slowestPercent(await latencies(port, disturbed, attack(turn)));
    pairs.push({ varanto, rival });
  }
  return pairs;
}

function timer(milliseconds: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Milliseconds of each of the questions asked until something ends; the number keeps an answer from being given twice. */
async function latencies(
  port: number,
  { turn, question }: { turn: number; question: Question },
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
