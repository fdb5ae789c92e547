import type { Bench } from '../bench.ts';
import type { Line, Pair } from '../line.ts';

const LABELS_PER_REGISTER = 2.5;

/** Search, beside MiniSearch alone. */
export async function* search({ programs, catalogues, isQuick }: Bench): AsyncGenerator<Line> {
  const labels = isQuick ? 5000 : 50_000;
  const data = await catalogues.folder(Math.round(labels / LABELS_PER_REGISTER));
  const turns = { warmUp: 2, turns: isQuick ? 7 : 11 };
  const program = programs.start('search', data, turns);
  yield {
    work: `search, ${(await program.ask<number>()).toLocaleString('en')} labels`,
    rival: 'MiniSearch alone',
    goal: { most: 1.5 },
    pairs: await program.ask<Pair[]>('search'),
  };
}
