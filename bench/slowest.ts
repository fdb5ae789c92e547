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

/** What is done meanwhile in each turn, one thing after another; each until it ends. */
interface Disturbances {
  readonly turns: number;
  readonly attacks: readonly ((turn: number) => Promise<unknown>)[];
}

/** How long the slowest percent of a question takes in each turn: undisturbed, and then beside each of what is done. */
export async function slowestBeside(
  port: number,
  question: Question,
  { turns, attacks }: Disturbances,
): Promise<readonly (readonly number[])[]> {
  const scenes = [() => timer(ALONE), ...attacks];
  let asked = 0;
  const slowest = async (until: Promise<unknown>): Promise<number> => {
    const found = await latencies(port, { question, from: asked }, until);
    asked += found.length;
    return slowestPercent(found);
  };
  // What a server has not done before takes it longer.
  await slowest(timer(ALONE));
  const rows: number[][] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const row: number[] = [];
    for (const scene of scenes) row.push(await slowest(scene(turn)));
    rows.push(row);
  }
  return rows;
}

/** Two scenes of each turn as pairs. */
export function pairsOf(
  rows: readonly (readonly number[])[],
  { varanto, rival }: { readonly varanto: number; readonly rival: number },
): Pair[] {
  return rows.map((row) => ({ varanto: row[varanto] ?? NaN, rival: row[rival] ?? NaN }));
}

/** How long questions are asked undisturbed, in milliseconds. */
const ALONE = 2_000;

function timer(milliseconds: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Milliseconds of each of the questions asked until something ends; the number keeps an answer from being given twice. */
async function latencies(
  port: number,
  { question, from }: { question: Question; from: number },
  until: Promise<unknown>,
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const found: number[] = [];
  const state = { isOver: false };
  void until.then(() => (state.isOver = true));
  while (!state.isOver) {
    const path = question.path(from + found.length);
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
