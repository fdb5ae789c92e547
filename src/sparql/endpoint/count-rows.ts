/** Counts the solutions in SPARQL results in JSON, or the statements of a graph in N-Triples. */
export function rowsIn(text: string, mediaType: string): number | undefined {
  return counters[mediaType]?.(text);
}

const counters: Readonly<Record<string, (text: string) => number>> = {
  'application/sparql-results+json': inJson,
  'application/n-triples': (text) => timesIn(text, '\n'),
};

function timesIn(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

/** The depth of a solution in JSON: in the array of bindings, of the results, of the whole. */
const DEPTH = 4;

function inJson(text: string): number {
  let [count, depth] = [0, 0];
  for (const [sign] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (sign === '{' || sign === '[') depth += 1;
    if (sign === '{' && depth === DEPTH) count += 1;
    if (sign === '}' || sign === ']') depth -= 1;
  }
  return count;
}
