import type { Bench } from '../bench.ts';
import { registersOf } from '../catalogue/catalogues.ts';
import type { Line, Pair } from '../line.ts';

/** The whole catalogue as JSON-LD, beside N3's writer of N-Triples and the `jsonld` library. */
export async function* dump({ programs, catalogues, isQuick }: Bench): AsyncGenerator<Line> {
  const triples = isQuick ? 50_000 : 1_000_000;
  // The library holds everything at once, several times over: a million triples is more than it survives.
  const survived = isQuick ? 10_000 : 100_000;
  const folder = (size: number): Promise<string> => catalogues.folder(registersOf(size));
  const work = (size: number): string =>
    `whole catalogue as JSON-LD, ${size.toLocaleString('en')} triples`;
  const large = programs.start('dump', await folder(triples));
  yield {
    work: work(triples),
    rival: "N3's N-Triples writer",
    goal: { least: 1 },
    pairs: await large.ask<Pair[]>({ rival: 'n3', turns: { warmUp: 1, turns: 4 } }),
  };
  const small = programs.start('dump', await folder(survived));
  yield {
    work: work(survived),
    rival: 'jsonld, fromRDF and compact',
    goal: { least: 10 },
    pairs: await small.ask<Pair[]>({ rival: 'jsonld', turns: { warmUp: 4, turns: 3 } }),
  };
}
