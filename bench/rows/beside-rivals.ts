import { isDeepStrictEqual } from 'node:util';
import { answers, type Bench } from '../bench.ts';
import { askGraphql, graphqlRequest } from '../client.ts';
import type { Line } from '../line.ts';
import type { Server } from '../programs.ts';
import { pageQuery, pageVariables } from '../queries.ts';
import { areInstalled, startRival, type Rival } from '../rivals.ts';

/** A question to both, with how many bytes an answer has at least. */
interface Question {
  readonly work: string;
  readonly query: string;
  readonly variables: (number: number, registers: number) => Record<string, unknown>;
  readonly leastBytes: number;
}

const PAGE: Question = {
  work: '50 registers with unit, classes, organisation, others each time',
  query: pageQuery,
  variables: pageVariables,
  leastBytes: 25_000,
};

const SMALL: Question = {
  work: 'small question: { catalogue { version } }',
  query: '{ catalogue { version } }',
  // A variable that nothing names: the same bytes are never answered twice.
  variables: (number) => ({ number }),
  leastBytes: 40,
};

const CONTESTS: readonly (readonly [Question, Rival, name: string, least: number])[] = [
  [PAGE, 'mercurius', 'Mercurius 16 with JIT over plain objects', 0.8],
  [PAGE, 'yoga', 'graphql-yoga over plain objects', 1],
  [SMALL, 'mercurius', 'Mercurius 16 with JIT', 0.7],
];

/** Questions to Varanto beside what one would use instead, as its own documentation starts it. */
export async function* besideRivals(bench: Bench): AsyncGenerator<Line> {
  if (!areInstalled(bench)) {
    console.log('The rivals are not installed: npm ci --prefix bench/rivals');
    return;
  }
  for (const [question, rival, name, least] of CONTESTS) {
    const { programs, catalogues, registers, isQuick } = bench;
    const data = await catalogues.folder(registers);
    const varanto = await programs.serve('catalogue-server', data, 100);
    const other = await startRival(bench, rival, await versionOf(varanto));
    await compare(varanto, other, question.query, question.variables(1, registers));
    yield {
      work: question.work,
      rival: name,
      goal: { least },
      pairs: await answers(
        {
          varanto,
          rival: other,
          request: (number) =>
            graphqlRequest(question.query, question.variables(number, registers)),
          expected: { status: 200, leastBytes: question.leastBytes },
          questions: isQuick ? 60 : 200,
        },
        isQuick ? { warmUp: 5, turns: 5 } : { warmUp: 12, turns: 15 },
      ),
    };
    await programs.stop();
  }
}

async function versionOf(server: Server): Promise<string> {
  const { catalogue } = (await dataOf(server, SMALL.query, {})) as {
    catalogue: { version: string };
  };
  return catalogue.version;
}

async function compare(
  varanto: Server,
  rival: Server,
  ...asked: readonly [query: string, variables: Record<string, unknown>]
): Promise<void> {
  const [given, expected] = [await dataOf(varanto, ...asked), await dataOf(rival, ...asked)];
  if (given && isDeepStrictEqual(given, expected)) return;
  throw new Error(`Not alike: ${JSON.stringify(given)}\n${JSON.stringify(expected)}`);
}

async function dataOf(
  server: Server,
  query: string,
  variables: Record<string, unknown>,
): Promise<unknown> {
  const answer = await askGraphql(server, query, variables);
  return ((await answer.json()) as { data?: unknown }).data;
}
