import type { Bench } from '../bench.ts';
import type { Line, Pair } from '../line.ts';

/** Facets, beside a plain loop over an array of objects. */
export async function* facets({ programs, catalogues, isQuick }: Bench): AsyncGenerator<Line> {
  const registers = isQuick ? 3000 : 50_000;
  const turns = isQuick ? { warmUp: 20, turns: 21 } : { warmUp: 3, turns: 11 };
  const data = await catalogues.folder(registers);
  const program = programs.start('facets', data, registers, turns);
  for (const name of ['of all', 'of those with a word in the title'])
    yield {
      work: `facets over ${registers.toLocaleString('en')} registers, ${name}`,
      rival: 'a plain loop over an array of objects',
      goal: { most: 2 },
      pairs: await program.ask<Pair[]>(name),
    };
}
