import type { ReservedPaths } from '../model/reserved-paths.ts';

/** What this server answers itself, and what it will answer in later versions: a catalogue's own addresses are for ever. */
export const reservedPaths: ReservedPaths = {
  names: [
    ...['graphql', 'graphiql', 'catalogue', 'dcat', 'context', 'ontology', 'shapes', 'schema'],
    ...['health', 'metrics', 'sitemap', 'robots', '.well-known'],
    // Not answered yet.
    ...['search', 'sparql', 'query', 'changes', 'mcp', 'ask', 'suggest', 'history'],
  ],
  numbered: ['context', 'sitemap'],
  endings: ['.jsonld', '.expanded.jsonld', '.ttl', '.nt', '.nq', '.trig', '.rdf', '.html'],
};
