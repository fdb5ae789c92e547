import type { Bench } from '../bench.ts';
import { registersOf } from '../catalogue/catalogues.ts';
import { timeOf } from '../client.ts';
import { works } from '../growth/works.ts';
import type { Line } from '../line.ts';

const QUESTIONS = 1_000;
const EXPECTED = { status: 200, leastBytes: 100 };

/** What the columns that filters and facets look up take of the memory of a server that was asked for all of them. */
export async function* columns({ programs, catalogues, isQuick }: Bench): AsyncGenerator<Line> {
  const triples = isQuick ? 100_000 : 1_000_000;
  const registers = registersOf(triples);
  const data = await catalogues.folder(registers);
  const { port, program } = await programs.serve('catalogue-server', data, 100);
  const requests = Array.from(
    { length: QUESTIONS },
    (_, number) => works[number % works.length]?.request(number, registers) ?? '',
  );
  await timeOf(port, requests, EXPECTED);
  const rival = await program.ask<number>('all');
  const without = await program.ask<number>('without columns');
  yield {
    work: `memory of columns after mixed questions, ${triples.toLocaleString('en')} triples`,
    rival: 'all memory then',
    goal: { most: 0.15 },
    pairs: [{ varanto: rival - without, rival }],
  };
}
