import type { Bench } from '../bench.ts';
import { registersOf } from '../catalogue/catalogues.ts';
import type { Goal, Line } from '../line.ts';

/** What a load costs a fresh process, in milliseconds and in bytes that it holds afterwards. */
interface Load {
  readonly milliseconds: number;
  readonly bytes: number;
}

type Way = 'checked' | 'unchecked' | 'n3' | 'validated';
type Loads = Readonly<Partial<Record<Way, Load>>>;

/** Which file is loaded in which ways, and what is told of it: pairs of ways, by time or by memory. */
interface Loading {
  readonly name: string;
  readonly ending: '.nt' | '.ttl';
  readonly triples: number;
  readonly told: readonly (readonly [way: Way, rival: Way, what: keyof Load])[];
}

/** Beside n3 a load with the check may take longer; memory is the same with it. */
function goalOf(way: Way, rival: Way, what: keyof Load): Goal {
  if (what === 'bytes') return { most: 0.7 };
  return { least: way === 'checked' && rival === 'n3' ? 0.6 : 1 };
}

const NAMES: Readonly<Record<Way, string>> = {
  unchecked: 'check off',
  checked: 'check on',
  n3: "n3's parser and store",
  validated: "the same and rdf-validate-shacl's own time",
};

/** Loading a catalogue, beside n3's own parser and store; with the check, beside those and a SHACL validator. */
export async function* load(bench: Bench): AsyncGenerator<Line> {
  const triples = bench.isQuick ? 100_000 : 1_000_000;
  // The validator would need half an hour for a million.
  const survived = bench.isQuick ? 5_000 : 50_000;
  yield* lines(bench, {
    ...{ name: 'Turtle', ending: '.ttl', triples },
    told: [
      ['unchecked', 'n3', 'milliseconds'],
      ['unchecked', 'n3', 'bytes'],
      ['checked', 'n3', 'milliseconds'],
      ['checked', 'n3', 'bytes'],
    ],
  });
  yield* lines(bench, {
    ...{ name: 'N-Triples', ending: '.nt', triples },
    told: [['unchecked', 'n3', 'milliseconds']],
  });
  yield* lines(bench, {
    ...{ name: 'Turtle', ending: '.ttl', triples: survived },
    told: [['checked', 'validated', 'milliseconds']],
  });
}

async function* lines(bench: Bench, loading: Loading): AsyncGenerator<Line> {
  const { name, triples, told } = loading;
  const rounds: Loads[] = [];
  for (let round = 0; round < (bench.isQuick ? 2 : 3); round += 1)
    rounds.push(await loads(bench, loading));
  for (const [way, rival, what] of told)
    yield {
      work: `${what === 'bytes' ? 'memory after' : 'load'} ${triples.toLocaleString('en')} triples from ${name}, ${NAMES[way]}`,
      rival: NAMES[rival],
      goal: goalOf(way, rival, what),
      pairs: rounds.map(({ [way]: ours, [rival]: other }) => ({
        varanto: ours?.[what] ?? NaN,
        rival: other?.[what] ?? NaN,
      })),
    };
}

/** One load in each way, each in a process of its own, one after another. */
async function loads(
  { programs, catalogues }: Bench,
  { triples, ending, told }: Loading,
): Promise<Loads> {
  const data = await catalogues.folder(registersOf(triples), ending);
  const found: Partial<Record<Way, Load>> = {};
  for (const way of new Set(told.flatMap(([own, rival]) => [own, rival]))) {
    const program = programs.start('load', data, ending, way);
    found[way] = await program.ask<Load>();
    await program.stop();
  }
  return found;
}
