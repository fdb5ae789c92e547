import { answers, type Bench } from '../bench.ts';
import { askGraphql, graphqlRequest } from '../client.ts';
import type { Line } from '../line.ts';
import type { Server } from '../programs.ts';
import { pageQuery } from '../queries.ts';
import { sentHeaders } from './documents.ts';

const VARIABLES = { first: 50 };

/** The same question again and again, beside a server that does nothing but send the same bytes. */
export async function* sameQuestion({
  programs,
  catalogues,
  registers,
  isQuick,
}: Bench): AsyncGenerator<Line> {
  const data = await catalogues.folder(registers);
  const varanto = await programs.serve('catalogue-server', data, 100);
  const request = graphqlRequest(pageQuery, VARIABLES);
  const { headers, text } = await answerOf(varanto);
  const rival = await programs.serve('bytes-server', headers, text);
  yield {
    work: `the same question again and again (${Math.round(text.length / 1000)} kB)`,
    rival: 'bare node:http, same bytes',
    goal: { least: 0.7 },
    pairs: await answers(
      {
        varanto,
        rival,
        request: () => request,
        expected: { status: 200, leastBytes: text.length },
        questions: isQuick ? 500 : 1000,
      },
      { warmUp: 8, turns: isQuick ? 5 : 15 },
    ),
  };
}

/** What Varanto answers, to be sent by someone else. */
async function answerOf(
  varanto: Server,
): Promise<{ headers: Record<string, string>; text: string }> {
  const answer = await askGraphql(varanto, pageQuery, VARIABLES);
  return { headers: sentHeaders(answer), text: await answer.text() };
}
