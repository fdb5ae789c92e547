import { explain } from '../../sparql/endpoint/explain.ts';
import { atMoment } from '../../sparql/endpoint/moment.ts';
import { QueryFailure, type Answered, type Ask } from '../../sparql/endpoint/outcome.ts';
import type { SparqlEndpoint } from './endpoint.ts';
import type { SparqlQuestion } from './question.ts';

/** How an answer is wanted. */
interface Wanted extends Pick<Ask, 'base' | 'mediaType' | 'mostBytes'> {
  /** How many rows there may be; one more is asked for, which tells whether there are more. */
  readonly mostRows: number;
}

/** Asks a question; of solutions for no more than there may be, and one. */
export async function askFor(
  { query, inspected, dataset, defaultGraphs, namedGraphs, left }: SparqlQuestion,
  { mostRows, ...wanted }: Wanted,
  { engine }: SparqlEndpoint,
): Promise<Answered> {
  const ask = (text: string): Promise<Answered> =>
    engine.ask({ ...wanted, query: text, defaultGraphs, namedGraphs }, dataset, left);
  const isSelect = inspected.form === 'SELECT';
  try {
    const text = isSelect ? inspected.limited(mostRows + 1) : inspected.asked;
    return await ask(inspected.isFleeting ? atMoment(text, new Date()) : text);
  } catch (error) {
    if (!(error instanceof QueryFailure) || error.reason !== 'syntax') throw error;
    const mistake = explain(query);
    if (mistake) throw new QueryFailure('syntax', mistake.message);
    // Where a mistake is, it is in the query as it came.
    return ask(query);
  }
}
