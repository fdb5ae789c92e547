/** The line of a query that asks GraphiQL for its lists in SPARQL as well. */
const MARK = '# @sparql';
const MARKED = /^#[ \t]*@sparql[ \t]*\r?$/m;

/** Whether a query asks for its lists in SPARQL as well: it has a line `# @sparql`. */
export function asksForSparql(query: string): boolean {
  return MARKED.test(query);
}

/** The query with that line, or without it where it has it. */
export function withMarkToggled(query: string): string {
  if (!asksForSparql(query)) return `${MARK}\n${query}`;
  return query.replace(/^#[ \t]*@sparql[ \t]*\r?(?:\n|$)/m, '');
}
