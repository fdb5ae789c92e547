import type { Pair } from './line.ts';

/** A piece of work of two, done by each in turn; what it costs is what it resolves to. */
interface Works {
  readonly varanto: (turn: number) => number | Promise<number>;
  readonly rival: (turn: number) => number | Promise<number>;
}

/** How often: the first turns warm both up and do not count. */
export interface Turns {
  readonly warmUp: number;
  readonly turns: number;
}

/** Lets two do the same in turn, so that a busy minute of the machine slows both; who begins changes from turn to turn. */
export async function inTurn(works: Works, { warmUp, turns }: Turns): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let turn = 0; turn < warmUp + turns; turn += 1) {
    const first = turn % 2 ? 'rival' : 'varanto';
    const second = turn % 2 ? 'varanto' : 'rival';
    const costs = { [first]: await works[first](turn), [second]: await works[second](turn) };
    if (turn >= warmUp) pairs.push(costs as unknown as Pair);
  }
  return pairs;
}

/** How many milliseconds a work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
