import { isDeepStrictEqual } from 'node:util';
import { answers, type Bench } from '../bench.ts';
import { askGraphql, graphqlRequest } from '../client.ts';
import type { Line, Pair } from '../line.ts';
import type { Server } from '../programs.ts';
import { pageQuery, pageVariables } from '../queries.ts';

const LEAST_BYTES = 25_000;

/** A page of 50 registers with what they lead to, no two alike, beside the same types over plain objects. */
export async function* pageOfRegisters(bench: Bench): AsyncGenerator<Line> {
  const pairs: Pair[] = [];
  // A run has servers of its own, since what a process has made of the code at first it keeps to its end.
  for (let run = 0; run < (bench.isQuick ? 1 : 3); run += 1) pairs.push(...(await contest(bench)));
  yield {
    work: '50 registers with unit, classes, organisation (30 kB)',
    rival: 'the same Pothos types over plain objects',
    goal: { least: 0.9 },
    pairs,
  };
}

async function contest({ programs, catalogues, registers, isQuick }: Bench): Promise<Pair[]> {
  const varanto = await programs.serve('catalogue-server', await catalogues.folder(registers), 100);
  const rival = await programs.serve('plain-server', registers);
  for (const number of [0, 1, 2]) await compare(varanto, rival, pageVariables(number, registers));
  return answers(
    {
      varanto,
      rival,
      request: (number) => graphqlRequest(pageQuery, pageVariables(number, registers)),
      expected: { status: 200, leastBytes: LEAST_BYTES },
      questions: isQuick ? 60 : 100,
    },
    isQuick ? { warmUp: 8, turns: 7 } : { warmUp: 20, turns: 10 },
  );
}

async function compare(
  varanto: Server,
  rival: Server,
  asked: Record<string, unknown>,
): Promise<void> {
  const [given, expected] = await Promise.all(
    [varanto, rival].map(async (server) => {
      const answer = await askGraphql(server, pageQuery, asked);
      return ((await answer.json()) as { data?: unknown }).data;
    }),
  );
  if (given && isDeepStrictEqual(given, expected)) return;
  throw new Error(`Not alike: ${JSON.stringify(given)}\n${JSON.stringify(expected)}`);
}
