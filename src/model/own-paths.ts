/** First parts of paths that the server answers itself, as they read before a dot. */
const OWN = new Set([
  ...['graphql', 'graphiql', 'catalogue', 'dcat', 'context', 'ontology', 'shapes', 'schema'],
  ...['health', 'metrics', 'sitemap', 'robots', '.well-known'],
]);

/** `/context-<hash>.jsonld` and `/sitemap-1.xml`. */
const NUMBERED = /^(context|sitemap)-/;

/** The name of what the server answers itself under a first part of a path; `undefined` where it leaves the part to resources. */
export function ownPart(part: string): string | undefined {
  const name = part.replace(/(?<!^)\..*$/, '');
  return OWN.has(name) ? name : NUMBERED.exec(name)?.[1];
}

/** Whether the server answers itself what is under a first part of a path: no shape and no resource may have its place there. */
export function isOwnPart(part: string): boolean {
  return ownPart(part) !== undefined;
}

/** What the address of a document ends in to name its format, so that no resource's address may. */
export const formatEndings: readonly string[] = [
  ...['.jsonld', '.expanded.jsonld', '.ttl', '.nt', '.nq', '.trig', '.rdf', '.html'],
];
