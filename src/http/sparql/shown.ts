import type { Node } from '../../rdf/literal.ts';
import type { SparqlShown } from '../../site/sparql/result.ts';
import { QueryFailure, type Answered } from '../../sparql/endpoint/outcome.ts';
import { askFor } from './ask.ts';
import { leaveUnread, textOf } from './bytes.ts';
import type { SparqlEndpoint } from './endpoint.ts';
import type { SparqlQuestion } from './question.ts';
import { nodeOf, statementsIn } from './read-graph.ts';
import { readSolutions, type Solutions } from './read-solutions.ts';

/** How many rows a page shows, and of how many characters. */
const ROWS = 500;
const CHARACTERS = 500_000;

type Table = Extract<SparqlShown, { kind: 'table' }>;

/** What the page of a query shows of its answer: the first rows, or statements, and where the others are. */
export async function shownOf(
  question: SparqlQuestion,
  endpoint: SparqlEndpoint,
  base: string,
): Promise<SparqlShown> {
  const { form } = question.inspected;
  const isGraph = form === 'CONSTRUCT' || form === 'DESCRIBE';
  const mediaType = isGraph ? 'application/n-triples' : 'application/sparql-results+json';
  const { limits } = endpoint;
  const wanted = { base, mediaType, mostBytes: limits.bytes };
  const mostRows = Math.min(ROWS, limits.rows);
  const answered = await askFor(question, { ...wanted, mostRows }, endpoint);
  const text = await textOf(answered.bytes);
  if (isGraph) return statementsShown(text, limits.rows);
  const results = readSolutions(text);
  if (results.kind === 'truth') return results;
  const { rows: total = 0 } = answered;
  const table = rowsShown(results, mostRows);
  if (total <= mostRows) return withRest(table, { kind: 'rows', total });
  if (mostRows === limits.rows) return { ...table, rest: { kind: 'too many', most: mostRows } };
  const whole = askFor(question, { ...wanted, mostRows: limits.rows }, endpoint);
  return withRest(table, await restOf(whole, endpoint));
}

/** What is true of the rows that a page does not show. */
type Rest = Table['rest'];

function withRest(table: Table, rest: Rest): Table {
  const isAll = rest.kind === 'rows' && rest.total === table.rows.length;
  return { ...table, rest: isAll ? { kind: 'none' } : rest };
}

/** Whether the files have all rows, by asking for them. */
async function restOf(asked: Promise<Answered>, { limits }: SparqlEndpoint): Promise<Rest> {
  try {
    const { rows: total = 0, bytes } = await asked;
    await leaveUnread(bytes);
    return total > limits.rows ? { kind: 'too many', most: limits.rows } : { kind: 'rows', total };
  } catch (error) {
    if (!(error instanceof QueryFailure)) throw error;
    return error.reason === 'bytes'
      ? { kind: 'too large', most: limits.bytes }
      : { kind: 'not known' };
  }
}

function rowsShown({ names, rows }: Solutions, most: number): Table {
  const cells = function* (): Iterable<Row> {
    for (const row of rows) yield names.map((name) => row.get(name));
  };
  return { kind: 'table', heads: names, rows: firstOf(cells(), most), rest: { kind: 'none' } };
}

/** The statements of N-Triples, a row each. */
function statementsShown(text: string, most: number): Table {
  const lines = text.split('\n').filter((line) => line !== '');
  const cells = function* (): Iterable<Row> {
    for (const line of lines)
      for (const { subject, predicate, object } of statementsIn(`${line}\n`))
        yield [subject, predicate, object].map(nodeOf);
  };
  const heads = ['subject', 'predicate', 'object'];
  const table: Table = { kind: 'table', heads, rows: firstOf(cells()), rest: { kind: 'none' } };
  const total = lines.length;
  return withRest(table, total > most ? { kind: 'too many', most } : { kind: 'rows', total });
}

type Row = readonly (Node | undefined)[];

/** The first rows: so many, and of so many characters; but one at least. */
function firstOf(rows: Iterable<Row>, most = ROWS): Row[] {
  const first: Row[] = [];
  let size = 0;
  for (const row of rows) {
    size += sizeOf(row);
    if (first.length === most || (size > CHARACTERS && first.length)) break;
    first.push(row);
  }
  return first;
}

function sizeOf(row: Row): number {
  const lengths = row.map(
    (node) => (node?.kind === 'literal' ? node.value : node?.id)?.length ?? 0,
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}
