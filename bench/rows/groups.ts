import type { Bench } from '../bench.ts';
import type { Line, Pair } from '../line.ts';

/** Groups, beside a plain loop over an array of objects. */
export async function* groups({ programs, catalogues, isQuick }: Bench): AsyncGenerator<Line> {
  const registers = isQuick ? 3000 : 50_000;
  const turns = isQuick ? { warmUp: 20, turns: 21 } : { warmUp: 3, turns: 11 };
  const data = await catalogues.folder(registers);
  const program = programs.start('groups', data, registers, turns);
  // Most of the time of those with a word goes into the filter, which the facets are measured with too.
  for (const [name, most] of [
    ['by unit', 2],
    ['by unit, of those with a word in the title', 3],
    ['by unit and title, of those with a word in the title', 3],
  ] as const)
    yield {
      work: `groups over ${registers.toLocaleString('en')} registers, ${name}`,
      rival: 'a plain loop over an array of objects',
      goal: { most },
      pairs: await program.ask<Pair[]>(name),
    };
}
