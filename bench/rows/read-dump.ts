import type { Bench } from '../bench.ts';
import { registersOf } from '../catalogue/catalogues.ts';
import type { Line, Pair } from '../line.ts';

/** The JSON-LD of the whole catalogue, read as a stream, beside N3's reader of the N-Triples. */
export async function* readDump({ programs, catalogues, isQuick }: Bench): AsyncGenerator<Line> {
  const triples = isQuick ? 50_000 : 1_000_000;
  const reader = programs.start('read-dump', await catalogues.folder(registersOf(triples)));
  yield {
    work: `JSON-LD dump read as a stream, ${triples.toLocaleString('en')} triples`,
    rival: "N3's reader, N-Triples",
    goal: { most: 20 },
    pairs: await reader.ask<Pair[]>({
      turns: isQuick ? { warmUp: 1, turns: 3 } : { warmUp: 0, turns: 2 },
    }),
  };
}
