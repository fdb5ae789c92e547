import type { ReactNode } from 'react';

/** A list of an answer as a SPARQL query, and what that cannot say. */
export interface ListInSparql {
  readonly query: string;
  readonly without: readonly string[];
}

/** The SPARQL queries of an answer by the names of its lists, each with a link to the page that runs it, if there is one. */
export function SparqlView({
  lists,
  page,
}: {
  readonly lists: Readonly<Record<string, ListInSparql>> | undefined;
  readonly page: string | undefined;
}): ReactNode {
  if (!lists) return null;
  const entries = Object.entries(lists);
  if (!entries.length)
    return (
      <section className="varanto-sparql" aria-label="Lists in SPARQL">
        <p role="status">
          The root of this query has no list. Only a list there can be said in SPARQL.
        </p>
      </section>
    );
  return entries.map(([name, { query, without }]) => (
    <section key={name} className="varanto-sparql" aria-label={`${name} in SPARQL`}>
      <h3>{`${name} in SPARQL`}</h3>
      <pre tabIndex={0} aria-label={`SPARQL query of ${name}`}>
        {query}
      </pre>
      {without.length > 0 && <p>{`SPARQL alone has no words for: ${without.join(', ')}.`}</p>}
      {page !== undefined && (
        <p>
          <a
            href={`${page}?${new URLSearchParams({ query }).toString()}`}
          >{`Run ${name} in SPARQL`}</a>
        </p>
      )}
    </section>
  ));
}
