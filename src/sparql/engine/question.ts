import type { Agent } from 'node:http';
import type { Access } from './access.ts';
import type { Asking, Row } from './engine.ts';
import type { Profile } from './profile.ts';
import { readAnswer } from './read-answer.ts';
import { exchange, type Received } from './transport.ts';

/** Where a query is sent, and by whom. */
export interface QueryPlace {
  readonly url: URL;
  readonly agent: Agent;
  readonly access?: Access | undefined;
  /** Ends every question. */
  readonly ending?: AbortSignal | undefined;
}

/** Sends a query by POST (SPARQL 1.1 Protocol, section 2.1.2), with the parameters that the engine has of its own. */
export function sendQuery(
  address: QueryPlace,
  query: string,
  { parameters, ...asking }: Asking & { parameters?: Readonly<Record<string, string>> },
): Promise<Received> {
  const { signal, until } = asking;
  return exchange(address, {
    headers: {
      Accept: 'application/sparql-results+json',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ query, ...parameters }).toString(),
    signal,
    until,
  });
}

/** The rows of a query that is sent once. */
export async function askOnce(
  address: QueryPlace,
  query: string,
  { profile, ...asking }: Asking & { readonly profile: Profile },
): Promise<readonly Row[]> {
  const left = (asking.until ?? Infinity) - performance.now();
  const parameters = Number.isFinite(left) ? profile.timeLimit(left) : {};
  const received = await sendQuery(address, query, { ...asking, parameters });
  return readAnswer(received, { profile, kinds: asking.kinds });
}
