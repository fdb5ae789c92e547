import { Parser } from 'n3';
import type { SparqlShown, SparqlTerm } from '../../site/sparql/result.ts';
import { askFor } from './ask.ts';
import type { SparqlEndpoint } from './endpoint.ts';
import type { SparqlQuestion } from './question.ts';

/** How many rows a page shows, and how long the answer may be that they are in. */
const ROWS = 500;
const BYTES = 500_000;

/** What the page of a query shows of its answer: the first rows, or statements. */
export async function shownOf(
  question: SparqlQuestion,
  endpoint: SparqlEndpoint,
  base: string,
): Promise<SparqlShown> {
  const { form } = question.inspected;
  const { limits } = endpoint;
  const isGraph = form === 'CONSTRUCT' || form === 'DESCRIBE';
  const mostRows = Math.min(ROWS, limits.rows);
  const mediaType = isGraph ? 'application/n-triples' : 'application/sparql-results+json';
  const mostBytes = Math.min(BYTES, limits.bytes);
  const { bytes } = await askFor(question, { base, mediaType, mostBytes, mostRows }, endpoint);
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return isGraph ? statementsIn(text, mostRows) : resultsIn(text, mostRows);
}

interface JsonTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
}

interface JsonResults {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, JsonTerm>>[] };
}

function resultsIn(text: string, mostRows: number): SparqlShown {
  const { head, boolean, results } = JSON.parse(text) as JsonResults;
  if (boolean !== undefined) return { kind: 'truth', value: boolean };
  const { vars = [] } = head;
  const bindings = results?.bindings ?? [];
  return {
    kind: 'table',
    heads: vars,
    rows: bindings.slice(0, mostRows).map((row) => vars.map((name) => termOf(row[name]))),
    isPart: bindings.length > mostRows,
  };
}

function termOf(term: JsonTerm | undefined): SparqlTerm | undefined {
  if (!term) return undefined;
  const { type, value } = term;
  if (type === 'uri') return { kind: 'address', id: value };
  if (type === 'bnode') return { kind: 'node', id: `_:${value}` };
  return { kind: 'text', value, language: term['xml:lang'] ?? '' };
}

function statementsIn(text: string, mostRows: number): SparqlShown {
  const quads = new Parser({ format: 'application/n-triples' }).parse(text);
  return {
    kind: 'table',
    heads: ['subject', 'predicate', 'object'],
    rows: quads
      .slice(0, mostRows)
      .map(({ subject, predicate, object }) => [subject, predicate, object].map(termOfQuad)),
    isPart: quads.length > mostRows,
  };
}

interface QuadTerm {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
}

function termOfQuad({ termType, value, language = '' }: QuadTerm): SparqlTerm {
  if (termType === 'NamedNode') return { kind: 'address', id: value };
  if (termType === 'BlankNode') return { kind: 'node', id: `_:${value}` };
  return { kind: 'text', value, language };
}
