import { operationOf } from '../../graphql/operation.ts';
import type { RequestContext } from '../../graphql/request-context.ts';
import { saidLists } from '../../graphql/said-lists.ts';
import type { Made } from '../pipeline.ts';
import type { Prepared } from './operation.ts';
import type { Parameters, Question } from './question.ts';

/** Whether an answer in JSON is to have its lists in SPARQL as well. */
export function asksForSparql(
  given: Parameters | undefined,
  { offer, page }: Pick<Question, 'offer' | 'page'>,
): boolean {
  return given?.extensions?.['sparql'] === true && !offer?.format && !page;
}

/** A JSON answer with its root lists as SPARQL queries, beside the data. */
export function withSparql(text: Made['text'], prepared: Prepared): Made['text'] {
  if (typeof text !== 'string' || 'errors' in prepared) return text;
  const { execution } = prepared;
  const operation = operationOf(execution);
  if (!operation) return text;
  const sparql = saidLists(operation, execution.contextValue as RequestContext);
  return `${text.slice(0, -1)},"extensions":${JSON.stringify({ sparql })}}`;
}
