/** A tab of GraphiQL: a query, and its variables as JSON. */
export interface TabText {
  readonly query: string;
  readonly variables?: string;
}

/** What the server writes into its page. */
export interface PageOptions {
  readonly title: string;
  /** The path of the start page. */
  readonly home: string;
  readonly endpoint: string;
  /** The path of the page of SPARQL; none: there is none. */
  readonly sparqlPage?: string;
  readonly defaultTabs: readonly TabText[];
}

/** The query and the variables of an address; `undefined` where it has no query. */
export function askedIn(address: URL): TabText | undefined {
  const query = address.searchParams.get('query');
  const variables = address.searchParams.get('variables');
  return query ? { query, ...(variables && { variables }) } : undefined;
}

/** The address of GraphiQL with a query and its variables in it. */
export function linkTo(asked: TabText, page: URL): URL {
  const link = new URL(page.pathname, page);
  link.searchParams.set('query', asked.query);
  if (asked.variables?.trim()) link.searchParams.set('variables', asked.variables);
  return link;
}
