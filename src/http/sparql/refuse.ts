import { ClientLeft } from '../../reading/client-left.ts';
import { Unloaded } from '../../reading/unloaded.ts';
import type { Answer } from '../answer.ts';
import { reported } from '../failure.ts';
import { refused, type Refusal } from '../graphql/errors.ts';
import type { SparqlAdvice } from '../../site/sparql/result.ts';
import { adviceFor } from './advice.ts';
import { isPageWanted, pageWith, varyOf, type Asked } from './asked.ts';

/** Why there is no answer: on the page where a person asked, else as JSON. */
export function refuse(asked: Asked, refusal: Refusal, query = queryOf(asked)): Answer {
  const headers = { 'Cache-Control': 'no-store', ...refusal.headers, Vary: varyOf(asked) };
  const answer = refused(asked.request, { ...refusal, headers }, asked.service.instance);
  const { message, reason } = refusal;
  return isPageWanted(asked)
    ? onPage(asked, answer, { query, message, advice: adviceFor(reason) })
    : answer;
}

/** A failure on the page where a person asked; throws it again where none did. */
export function failedOnPage(asked: Asked, error: unknown): Answer {
  // Who opened the view loads what is missing; who has left reads nothing.
  const isTheirs = error instanceof Unloaded || error instanceof ClientLeft;
  if (isTheirs || !isPageWanted(asked)) throw error;
  const { request, service } = asked;
  const { status, code, message, headers: own } = reported(error, request.notes, service.instance);
  const headers = { ...own, Vary: varyOf(asked) };
  const advice = adviceFor(code.toLowerCase());
  return onPage(asked, { status, headers }, { query: queryOf(asked), message, advice });
}

/** The query that a page begins with where the request was not read to its end. */
function queryOf({ request }: Asked): string | undefined {
  return request.url.searchParams.get('query') ?? undefined;
}

interface Unanswered {
  readonly query: string | undefined;
  readonly message: string;
  readonly advice: SparqlAdvice | undefined;
}

function onPage(asked: Asked, answer: Answer, { query, message, advice }: Unanswered): Answer {
  const { text, headers } = pageWith(asked, { query, shown: { kind: 'mistake', message, advice } });
  return { ...answer, headers: { ...answer.headers, ...headers }, body: text };
}
