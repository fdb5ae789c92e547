import type { Bench } from '../bench.ts';
import { works, type Work } from '../growth/works.ts';
import { Built, type Cost } from './built.ts';
import { documents } from './documents.ts';
import { crowdLine, crowdOf, type Crowd } from './crowd.ts';
import { memoryLine } from './memory.ts';

/** This checkout's server and another's: what each of them took. */
interface Pair {
  readonly own: Cost;
  readonly other: Cost;
}

/**
 * This checkout's built server beside that of another checkout, over one generated catalogue: the start, and each work in
 * turn. A ratio is this one's time divided by the other's, by the clock and by the server's own processor time, which other
 * processes disturb less.
 */
export async function beside(
  bench: Bench,
  { checkout, wanted }: { checkout: string; wanted: readonly string[] },
): Promise<void> {
  const known = [START, ...ANSWERS, MEMORY];
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length)
    throw new Error(`Beside a checkout there are ${known.join('; ')}; not ${unknown.join('; ')}.`);
  const isWanted = (name: string): boolean => !wanted.length || wanted.includes(name);
  if (isWanted(START)) await besideAtStart(bench, checkout);
  if (ANSWERS.some(isWanted)) await besideInAnswers(bench, checkout, isWanted);
  if (isWanted(MEMORY)) console.log(await memoryLine(bench, checkout));
}

async function besideAtStart(
  { catalogues, registers, isQuick }: Bench,
  checkout: string,
): Promise<void> {
  const data = await catalogues.folder(registers);
  report(START, await pairs(turnsOf(isQuick) / 3, () => starts(checkout, data)));
}

async function besideInAnswers(
  { catalogues, registers, isQuick }: Bench,
  checkout: string,
  isWanted: (name: string) => boolean,
): Promise<void> {
  const data = await catalogues.folder(registers);
  const turns = turnsOf(isQuick);
  const own = await Built.started('.', data);
  const other = await Built.started(checkout, data);
  try {
    for (const work of asked.filter(({ name }) => isWanted(name)))
      report(
        work.name,
        (await pairs(turns + 3, askBoth({ own, other }, work, registers))).slice(3),
      );
    if (isWanted(CROWD)) await crowds({ own, other }, { turns: turns / 3, registers });
  } finally {
    await Promise.all([own.stop(), other.stop()]);
  }
}

function turnsOf(isQuick: boolean): number {
  return isQuick ? 7 : 21;
}

/** The names of the start, of the work of many clients, and of what many questions leave in memory. */
const START = 'start';
const CROWD = 'crowd';
const MEMORY = 'memory';

/** What both are asked, and the names of all that is about answers. */
const asked: readonly Work[] = [...works, ...documents];
const ANSWERS = [...asked.map(({ name }) => name), CROWD];

/** What share of the processor time of the build of e3dc6c4 is wanted, by the names of works. */
const GOALS: Readonly<Record<string, number>> = {
  'page of 50 registers': 1 / 3,
  'document, JSON-LD': 0.5,
  'document, HTML': 0.5,
};

/** Many clients at a time, of each server in turn. */
async function crowds(
  { own, other }: { own: Built; other: Built },
  { turns, registers }: { turns: number; registers: number },
): Promise<void> {
  const asks = { own: await crowdOf(own, registers), other: await crowdOf(other, registers) };
  const met: { readonly own: Crowd; readonly other: Crowd }[] = [];
  for (let turn = 0; turn < turns + 2; turn += 1)
    if (turn % 2) {
      const first = await asks.own(turn);
      met.push({ own: first, other: await asks.other(turn) });
    } else {
      const first = await asks.other(turn);
      met.push({ own: await asks.own(turn), other: first });
    }
  console.log(`64 clients at a time: ${crowdLine(met.slice(2))}`);
}

async function pairs(turns: number, turn: (number: number) => Promise<Pair>): Promise<Pair[]> {
  const all: Pair[] = [];
  for (let number = 0; number < turns; number += 1) all.push(await turn(number));
  return all;
}

async function starts(checkout: string, data: string): Promise<Pair> {
  const own = await Built.started('.', data);
  await own.stop();
  const other = await Built.started(checkout, data);
  await other.stop();
  return { own: own.start, other: other.start };
}

/** Whoever comes second finds warmer caches of the machine, so the two change places. */
function askBoth(
  { own, other }: { own: Built; other: Built },
  { request, questions }: Work,
  registers: number,
): (turn: number) => Promise<Pair> {
  const count = questions * 3;
  return async (turn) => {
    const requests = Array.from({ length: count }, (_, index) =>
      request(turn * count + index, registers),
    );
    if (turn % 2) {
      const first = await own.cost(requests);
      return { own: first, other: await other.cost(requests) };
    }
    const first = await other.cost(requests);
    return { own: await own.cost(requests), other: first };
  };
}

function report(name: string, all: readonly Pair[]): void {
  const ratios = all.map(({ own, other }) => own.clock / other.clock).sort((a, b) => a - b);
  const at = (part: number) => (ratios[Math.floor((ratios.length - 1) * part)] ?? NaN).toFixed(2);
  const processor = (side: keyof Pair) => all.reduce((sum, pair) => sum + pair[side].processor, 0);
  const ratio = (processor('own') / processor('other')).toFixed(2);
  const clock = `${at(0.5)} (${at(0)}-${at(1)})`;
  const goal = GOALS[name] === undefined ? '' : `, goal ≤ ${GOALS[name].toFixed(2)}`;
  console.log(`${name.padEnd(32)} clock ${clock.padEnd(18)} processor ${ratio}${goal}`);
}
