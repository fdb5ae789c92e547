import { answers, type Bench } from '../bench.ts';
import { registersOf } from '../catalogue/catalogues.ts';
import { graphqlRequest } from '../client.ts';
import type { Line } from '../line.ts';
import { filteredQuery, filters } from '../queries.ts';

const SMALL = 10_000;
const KINDS = [
  { by: 'byWords', name: 'by words of the title', most: 2 },
  { by: 'byUnit', name: 'by the unit', most: 2 },
  { by: 'byRareText', name: 'by a rare text of the title', most: 3 },
] as const;

/** The first page of all registers, filtered and ordered, beside the same in a catalogue of a hundredth of the size. */
export async function* filteredPage(bench: Bench): AsyncGenerator<Line> {
  const { programs, catalogues, isQuick } = bench;
  const triples = isQuick ? 50_000 : 1_000_000;
  const server = async (size: number) =>
    programs.serve('catalogue-server', await catalogues.folder(registersOf(size)), 100);
  const [varanto, rival] = [await server(triples), await server(SMALL)];
  for (const { by, name, most } of KINDS) {
    // The number goes with the question, so that no whole answer is given twice.
    const request = (number: number) =>
      graphqlRequest(filteredQuery, { where: filters[by](number, registersOf(SMALL)), number });
    yield {
      work: `first page of 50, ordered, ${name}, ${triples.toLocaleString('en')} triples`,
      rival: `the same at ${SMALL.toLocaleString('en')} triples`,
      goal: { most },
      pairs: await answers(
        { varanto, rival, request, expected: { status: 200, leastBytes: 400 }, questions: 40 },
        { warmUp: 3, turns: isQuick ? 5 : 10 },
      ),
    };
  }
}
