import type { Bench } from '../bench.ts';
import { registersOf } from '../catalogue/catalogues.ts';
import { latenciesOf } from '../client.ts';
import { works } from '../growth/works.ts';
import { Built } from './built.ts';
import { documents } from './documents.ts';

const QUESTIONS = 10_000;
const CONNECTIONS = 4;
/** So many are asked over the same connections: a server closes those that ask very much. */
const TOGETHER = 1_000;
const GOAL = 0.6;

/** The memory of this checkout's server and of another's after the same mixed questions over a large catalogue, as a line of the report. */
export async function memoryLine(
  { catalogues, programs, isQuick }: Bench,
  checkout: string,
): Promise<string> {
  const triples = isQuick ? 100_000 : 1_000_000;
  const registers = registersOf(triples);
  const data = await catalogues.folder(registers);
  const probe = programs.file('memory-probe');
  const own = await memoryAfter(await Built.started('.', data, probe), registers);
  const other = await memoryAfter(await Built.started(checkout, data, probe), registers);
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  const both = `${megabytes(own)} and ${megabytes(other)}`;
  const work = `memory after ${QUESTIONS.toLocaleString('en')} mixed questions, ${triples.toLocaleString('en')} triples`;
  return `${work}: ${(own / other).toFixed(2)} (${both}), goal ≤ ${GOAL.toFixed(2)}`;
}

async function memoryAfter(server: Built, registers: number): Promise<number> {
  const kinds = [...works, ...documents];
  const requests = Array.from(
    { length: QUESTIONS },
    (_, number) => kinds[number % kinds.length]?.request(number, registers) ?? '',
  );
  try {
    for (let from = 0; from < QUESTIONS; from += TOGETHER)
      await latenciesOf(server.port, requests.slice(from, from + TOGETHER), CONNECTIONS);
    return (await server.memory()).held;
  } finally {
    await server.stop();
  }
}
