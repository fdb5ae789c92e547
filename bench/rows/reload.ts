import type { Bench } from '../bench.ts';
import { registersOf } from '../catalogue/catalogues.ts';
import { Probed } from '../dear/probed.ts';
import { reloadOnce } from '../dear/reload-once.ts';
import type { Line, Pair } from '../line.ts';

const ROUNDS = 3;
/** In milliseconds. */
const LONGEST_STOP = 100;

/** What a reload of a large catalogue costs those who are answered meanwhile, and how much memory it needs beside what is served. */
export async function* reload({ catalogues, programs, isQuick }: Bench): AsyncGenerator<Line> {
  const triples = isQuick ? 100_000 : 1_000_000;
  const data = await catalogues.folder(registersOf(triples));
  const server = await Probed.started(programs, data);
  const work = `a reload of ${triples.toLocaleString('en')} triples`;
  const [stops, peaks]: [Pair[], Pair[]] = [[], []];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { resident: rival } = await server.memory();
      server.peak();
      // Other names than those of the row about blocks, which reads the same files.
      const { longest } = await reloadOnce(server, data, 100 + round);
      stops.push({ varanto: longest, rival: LONGEST_STOP });
      peaks.push({ varanto: server.peak(), rival });
    }
  } finally {
    await server.stop();
  }
  const goal = { most: 1 };
  yield { work: `longest stop in ${work}`, rival: `${LONGEST_STOP} ms`, goal, pairs: stops };
  yield {
    work: `most memory in ${work}`,
    rival: 'the same server before it',
    goal: { most: 1.6 },
    pairs: peaks,
  };
}
