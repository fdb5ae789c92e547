import type { SparqlAdvice } from '../../site/sparql/result.ts';

/** What a person can do about each code of an error, in small letters; the others need no query. */
const advice: Readonly<Record<string, SparqlAdvice>> = {
  bad_query: 'sparqlCorrect',
  query_failed: 'sparqlCorrect',
  update_refused: 'sparqlOnlyReads',
  service_refused: 'sparqlOnlyReads',
  dataset_refused: 'sparqlOnlyReads',
  query_too_deep: 'sparqlLess',
  deadline_exceeded: 'sparqlLess',
  out_of_memory: 'sparqlLess',
  too_many_rows: 'sparqlInParts',
  too_many_bytes: 'sparqlInParts',
  engine_ended: 'sparqlAgain',
  overloaded: 'sparqlAgain',
  unavailable: 'sparqlAgain',
  internal_server_error: 'sparqlFailed',
};

/** What the page of a query that was not answered says to do, by the code of the error. */
export function adviceFor(code = ''): SparqlAdvice | undefined {
  return advice[code];
}
