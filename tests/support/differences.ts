import type { Engine } from '../../src/sparql/engine/engine.ts';

/** An engine that is asked each question once: the formats of a document ask the same of it. */
export function askedOnce(engine: Engine): Engine {
  const answers = new Map<string, ReturnType<Engine['select']>>();
  return {
    profile: engine.profile,
    select(query, asking) {
      const known = answers.get(query);
      if (known) return known;
      const answer = engine.select(query, asking);
      answers.set(query, answer);
      answer.catch(() => answers.delete(query));
      return answer;
    },
  };
}

type Given = readonly [status: number, headers: readonly string[], text: string];

async function bytesOf(answer: Response | Promise<Response>): Promise<Given> {
  const { status, headers, text } = await Promise.resolve(answer).then(async (given) => ({
    status: given.status,
    headers: [...given.headers].filter(([name]) => !CHANGING.includes(name)),
    text: Buffer.from(await given.arrayBuffer()).toString('latin1'),
  }));
  return [status, headers.map((header) => header.join(': ')), withoutIds(text)];
}

interface Server {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/** The addresses at which two servers give other bytes or headers, with these. */
export async function differences(
  [own, other]: readonly [Server, Server],
  addresses: readonly URL[],
): Promise<unknown[]> {
  const different: unknown[] = [];
  for (const address of addresses) {
    const expected = await bytesOf(own.fetch(new Request(address)));
    const given = await bytesOf(other.fetch(new Request(address)));
    if (JSON.stringify(given) !== JSON.stringify(expected))
      different.push([address.href, given, expected]);
  }
  return different;
}

/** What differs from one answer to the next, and the length, which a streamed answer has not. */
const CHANGING = ['x-request-id', 'last-modified', 'date', 'content-length'];

/** Two catalogues are loaded at different times, and say so. */
const withoutIds = (text: string): string => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
