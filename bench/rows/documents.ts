import { answers, type Bench } from '../bench.ts';
import { getRequest } from '../client.ts';
import type { Line } from '../line.ts';
import { numeral } from '../queries.ts';

const TYPES = { 'JSON-LD': 'application/ld+json', HTML: 'text/html' } as const;

/** The document of a resource, cached, beside a server that does nothing but send the same bytes. */
export async function* cachedDocuments(bench: Bench): AsyncGenerator<Line> {
  const { programs, catalogues, registers, isQuick } = bench;
  const varanto = await programs.serve('catalogue-server', await catalogues.folder(registers), 100);
  for (const [name, Accept] of Object.entries(TYPES)) {
    const path = `/register/rekisteri-${numeral(7)}`;
    const answer = await fetch(`http://127.0.0.1:${varanto.port}${path}`, {
      headers: { Accept, 'Accept-Encoding': 'identity' },
    });
    const text = await answer.text();
    const rival = await programs.serve('bytes-server', sentHeaders(answer), text);
    yield {
      work: `document of a resource, ${name}, cached (${Math.round(text.length / 1000)} kB)`,
      rival: 'bare node:http, same bytes',
      goal: { least: 0.6 },
      pairs: await answers(
        {
          varanto,
          rival,
          request: () => getRequest(path, { Accept }),
          expected: { status: 200, leastBytes: text.length },
          questions: isQuick ? 200 : 600,
        },
        { warmUp: 5, turns: isQuick ? 5 : 15 },
      ),
    };
  }
}

/** The headers of an answer, less those that every server gives by itself. */
export function sentHeaders({ headers }: Response): Record<string, string> {
  const sent = Object.fromEntries(headers);
  for (const name of ['connection', 'date', 'keep-alive']) Reflect.deleteProperty(sent, name);
  return sent;
}
