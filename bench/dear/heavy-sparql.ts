const TEXT = '<http://purl.org/dc/terms/title>';
const LINK = '(<http://e/none>|!<http://e/none>)';

/** SPARQL queries that no engine answers in time over a catalogue of some size, by a number that keeps them apart. */
const heavy: readonly ((number: number) => string)[] = [
  (number) => `SELECT (COUNT(*) AS ?n${number}) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }`,
  (number) => `SELECT (COUNT(*) AS ?n${number}) { ?a ${LINK}* ?b . ?b ${LINK}* ?c }`,
  (number) =>
    `SELECT (COUNT(*) AS ?n${number}) { ?a ${TEXT} ?t . ?b ${TEXT} ?u
      FILTER(REGEX(CONCAT(STR(?t), STR(?u)), "(.*.*)+${number}$", "i")) }`,
];

/** The path that asks the endpoint a heavy query: a product, a path or an expression, in turn. */
export function heavySparqlPath(number: number): string {
  const query = heavy[number % heavy.length]?.(number) ?? '';
  return `/sparql?${new URLSearchParams({ query }).toString()}`;
}
