import type { Bench } from '../bench.ts';
import type { Blocks } from '../programs/block-probe.ts';
import { registersOf } from '../catalogue/catalogues.ts';
import type { Line } from '../line.ts';
import { dearDocuments, dearQueries, type DearWork } from './dear-works.ts';
import { Probed } from './probed.ts';
import { reloadOnce } from './reload-once.ts';

const ROUNDS = 3;
const DEADLINE = 2_000;
const SIZES = [
  { triples: 100_000, most: 50 },
  { triples: 1_000_000, most: 250 },
] as const;

/**
 * The longest time that a server answers nobody else, for each kind of dear request and for a reload, and whether the
 * deadline ends what takes too long: processor time of the thread that answers.
 */
export async function* blocks(bench: Bench): AsyncGenerator<Line> {
  // It takes minutes, and what it measures does not change from commit to commit.
  if (bench.isQuick) return;
  for (const size of SIZES) yield* blocksAt(bench, size);
}

async function* blocksAt(
  { catalogues, programs }: Bench,
  { triples, most }: (typeof SIZES)[number],
): AsyncGenerator<Line> {
  const data = await catalogues.folder(registersOf(triples));
  const server = await Probed.started(programs, data);
  const at = `at ${triples.toLocaleString('en')} triples`;
  const block = (work: string, found: readonly Blocks[]): Line => ({
    work: `longest block, ${work}, ${at}`,
    rival: `${most} ms`,
    goal: { most: 1 },
    pairs: [{ varanto: Math.max(...found.map(({ longest }) => longest)), rival: most }],
  });
  try {
    for (const work of dearQueries) {
      const found = await measured(server, work);
      yield block(work.name, found);
      yield {
        work: `work until it ends, ${work.name}, ${at}`,
        rival: `the deadline, ${DEADLINE} ms`,
        goal: { most: 1.2 },
        pairs: [{ varanto: Math.max(...found.map(({ worked }) => worked)), rival: DEADLINE }],
      };
    }
    for (const work of dearDocuments) yield block(work.name, await measured(server, work));
    const found: Blocks[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      found.push(await reloadOnce(server, data, round));
    yield block('a reload', found);
  } finally {
    await server.stop();
  }
}

/** The first time is measured like the others: it is then that what is made for later is made. */
async function measured(server: Probed, { request }: DearWork): Promise<Blocks[]> {
  const found: Blocks[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await server.blocks();
    const answer = await server.answer(request(round));
    found.push(await server.blocks());
    checkMeant(answer);
  }
  return found;
}

/** A request is answered, or ended by the deadline: whatever else there is would measure nothing. */
function checkMeant(answer: string): void {
  if (answer.includes('"DEADLINE_EXCEEDED"')) return;
  if (!answer.startsWith('HTTP/1.1 200') || answer.includes('"errors":[')) throw new Error(answer);
}
