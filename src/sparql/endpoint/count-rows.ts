/** Counts the solutions in SPARQL results of a media type, or the statements of a graph in N-Triples. */
export function rowsIn(text: string, mediaType: string): number | undefined {
  return counters[mediaType]?.(text);
}

const counters: Readonly<Record<string, (text: string) => number>> = {
  'application/sparql-results+json': inJson,
  'application/sparql-results+xml': (text) => timesIn(text, '<result>'),
  'text/csv': inCsv,
  'application/n-triples': (text) => timesIn(text, '\n'),
  // A line is a row: what would end one is escaped (SPARQL 1.1 Query Results CSV and TSV Formats, section 4).
  'text/tab-separated-values': (text) => Math.max(timesIn(text, '\n') - 1, 0),
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

function inCsv(text: string): number {
  let lines = 0;
  for (const [sign] of text.matchAll(/"(?:[^"]|"")*"|\n/g)) if (sign === '\n') lines += 1;
  return Math.max(lines - 1, 0);
}
