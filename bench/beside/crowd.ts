import { BASE } from '../catalogue/catalogues.ts';
import { getRequest, graphqlRequest, latenciesOf } from '../client.ts';
import { numeral, pageQuery, pageVariables } from '../queries.ts';
import { median } from '../spread.ts';
import type { Built } from './built.ts';

/** So many clients ask at a time, each as soon as it has its answer. */
const CONNECTIONS = 64;

/** How many they ask together in a turn. */
const QUESTIONS = 2_000;

/** What a turn of many clients met: how long the slowest percent of answers took, and how many answers came in a second. */
export interface Crowd {
  readonly slowest: number;
  readonly rate: number;
  /** Milliseconds of the server's processor time. */
  readonly processor: number;
}

/** What many clients ask a server: pages of GraphQL, one question again and again, documents, pages for people, and word of no change. */
export async function crowdOf(
  server: Built,
  registers: number,
): Promise<(turn: number) => Promise<Crowd>> {
  const tag = await tagOf(server.port);
  const again = graphqlRequest(pageQuery, { first: 50 });
  const unchanged = getRequest('/dcat', { Accept: JSON_LD, 'If-None-Match': tag });
  const kinds: readonly ((number: number) => string)[] = [
    (number) => graphqlRequest(pageQuery, pageVariables(number, registers)),
    () => again,
    (number) => getRequest(place(number, registers), { Accept: JSON_LD }),
    (number) => getRequest(place(number, registers), { Accept: 'text/html' }),
    () => unchanged,
  ];
  return async (turn) => {
    const requests = Array.from({ length: QUESTIONS }, (_, index) => {
      const number = turn * QUESTIONS + index;
      return kinds[number % kinds.length]?.(number) ?? again;
    });
    const before = server.processor;
    const began = performance.now();
    const latencies = await latenciesOf(server.port, requests, CONNECTIONS);
    const seconds = (performance.now() - began) / 1_000;
    const sorted = latencies.sort((a, b) => a - b);
    return {
      slowest: sorted[Math.floor(sorted.length * 0.99)] ?? NaN,
      rate: QUESTIONS / seconds,
      processor: server.processor - before,
    };
  };
}

/** What the crowds of two servers met, pair by pair, as a line of the report. */
export function crowdLine(
  pairs: readonly { readonly own: Crowd; readonly other: Crowd }[],
): string {
  const of = (figure: keyof Crowd): string => {
    const ratios = pairs.map(({ own, other }) => own[figure] / other[figure]);
    const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
    return `${median(ratios).toFixed(2)} (${least.toFixed(2)}-${most.toFixed(2)})`;
  };
  return `slowest percent ${of('slowest')}, goal ≤ 0.50; answers a second ${of('rate')}, goal ≥ 2.00; processor ${of('processor')}`;
}

const JSON_LD = 'application/ld+json';

/** Some documents are asked for often, as people and harvesters do. */
function place(number: number, registers: number): string {
  return `/register/rekisteri-${numeral((number * 37) % Math.min(200, registers))}`;
}

async function tagOf(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/dcat`, {
    method: 'HEAD',
    headers: { Accept: JSON_LD, 'Accept-Encoding': 'identity' },
  });
  const tag = answer.headers.get('ETag');
  if (tag === null) throw new Error(`${BASE}dcat has no ETag.`);
  return tag;
}
