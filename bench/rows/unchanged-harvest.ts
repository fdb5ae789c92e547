import { answers, type Bench } from '../bench.ts';
import { getRequest, graphqlRequest } from '../client.ts';
import type { Line } from '../line.ts';
import { sentHeaders } from './documents.ts';

const JSON_LD = 'application/ld+json';
/** What harvesters ask for again and again. */
const PLACES = ['dcat', 'dcat?after=register/rekisteri-000599', 'catalogue'];

/** A harvest of what has not changed, beside the least that a GraphQL server answers. */
export async function* unchangedHarvest({
  programs,
  catalogues,
  registers,
  isQuick,
}: Bench): AsyncGenerator<Line> {
  const data = await catalogues.folder(registers);
  const varanto = await programs.serve('catalogue-server', data, 100);
  const requests = await Promise.all(PLACES.map((place) => asAgain(varanto.port, place)));
  const hello = graphqlRequest('{ hello }');
  const turns = { warmUp: 5, turns: isQuick ? 5 : 15 };
  const [again = ''] = requests;
  yield {
    work: 'unchanged harvest (304)',
    rival: 'bare node:http that sends 304',
    goal: { least: 0.7 },
    pairs: await answers(
      {
        varanto,
        rival: await programs.serve('bytes-server', await headersOf(varanto.port), '', 304),
        request: () => again,
        expected: { status: 304, leastBytes: 0 },
        questions: 300,
      },
      turns,
    ),
  };
  yield {
    work: 'unchanged harvest (304)',
    rival: "yoga's { hello }",
    goal: { least: 0.8 },
    pairs: await answers(
      {
        varanto,
        rival: await programs.serve('hello-server'),
        request: (number) => requests[number % requests.length] ?? '',
        rivalRequest: () => hello,
        expected: { status: 304, leastBytes: 0 },
        rivalExpected: { status: 200, leastBytes: 20 },
        questions: 300,
      },
      turns,
    ),
  };
}

const HEADERS = { Accept: JSON_LD, 'Accept-Encoding': 'gzip' };

/** The request of someone who has what there is. */
async function asAgain(port: number, place: string): Promise<string> {
  return getRequest(`/${place}`, { ...HEADERS, 'If-None-Match': await tagOf(port, place) });
}

async function tagOf(port: number, place: string): Promise<string> {
  const address = `http://127.0.0.1:${port}/${place}`;
  const answer = await fetch(address, { headers: HEADERS, method: 'HEAD' });
  const etag = answer.headers.get('ETag');
  if (!etag) throw new Error(`${address} has no ETag.`);
  return etag;
}

/** The headers of such a 304. */
async function headersOf(port: number): Promise<Record<string, string>> {
  const [place = ''] = PLACES;
  const headers = { ...HEADERS, 'If-None-Match': await tagOf(port, place) };
  return sentHeaders(await fetch(`http://127.0.0.1:${port}/${place}`, { headers }));
}
