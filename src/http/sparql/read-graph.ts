import type { Quad, Term } from '@rdfjs/types';
import { Parser } from 'n3';
import { literalOf } from '../../model/shapes-graph.ts';
import { termKey, type Node } from '../../rdf/literal.ts';
import { rdf } from '../../rdf/vocabulary.ts';
import type { Paragraph } from '../../rdf/write-turtle.ts';
import { QueryFailure } from '../../sparql/endpoint/outcome.ts';
import { scheduler } from '../scheduler.ts';

/** The statements of a graph, by subject and predicate, each once. */
type Graph = Map<string, Map<string, Map<string, Node>>>;

/**
 * Reads an engine's N-Triples. Between two pieces other requests have their turn; a node without a name has one that every
 * syntax of RDF allows.
 */
export async function readGraph(bytes: AsyncIterable<Uint8Array>): Promise<Paragraph[]> {
  const graph: Graph = new Map();
  for await (const lines of linesIn(bytes))
    for (const quad of statementsIn(lines)) add(quad, graph);
  return [...graph].map(([id, statements]) => ({
    resource: { id },
    statements: typesFirst([...statements]).map(([predicate, values]) => [
      predicate,
      [...values.values()],
    ]),
  }));
}

/** The statements in lines of N-Triples; throws a `QueryFailure` where they are none. */
export function statementsIn(lines: string): Quad[] {
  try {
    return new Parser({ format: 'application/n-triples', blankNodePrefix: '_:n' }).parse(lines);
  } catch {
    throw new QueryFailure('unavailable', 'The engine gave statements that cannot be read.');
  }
}

/** So many characters are read at a time. */
const PIECE = 16_384;

/** Whole lines, a few at a time. */
async function* linesIn(bytes: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of bytes) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = endIn(text); end > 0; end = endIn(text)) {
      yield text.slice(0, end);
      text = text.slice(end);
      await scheduler.dump();
    }
  }
  yield text + decoder.decode();
}

function typesFirst<Rest>(statements: readonly (readonly [string, Rest])[]) {
  const isType = ([predicate]: readonly [string, Rest]): boolean => predicate === rdf.type;
  return [...statements.filter(isType), ...statements.filter((each) => !isType(each))];
}

/** Where a piece of whole lines ends; 0: there is not so much yet. */
function endIn(text: string): number {
  return text.length > PIECE ? text.indexOf('\n', PIECE) + 1 : 0;
}

function add({ subject, predicate, object }: Quad, graph: Graph): void {
  const { id } = nodeOf(subject) as { readonly id: string };
  const statements = entryOf(graph, id, () => new Map<string, Map<string, Node>>());
  const values = entryOf(statements, predicate.value, () => new Map<string, Node>());
  const value = nodeOf(object);
  const key = termKey(value);
  if (!values.has(key)) values.set(key, value);
}

function entryOf<Entry>(entries: Map<string, Entry>, key: string, make: () => Entry): Entry {
  let entry = entries.get(key);
  if (entry === undefined) entries.set(key, (entry = make()));
  return entry;
}

/** A term of RDF 1.1 as a node; throws a `QueryFailure` where it is another. */
export function nodeOf(term: Term): Node {
  if (term.termType === 'NamedNode') return { kind: 'resource', id: term.value };
  if (term.termType === 'BlankNode') return { kind: 'resource', id: `_:${term.value}` };
  if (term.termType === 'Literal') return literalOf(term);
  throw new QueryFailure('evaluation', 'The answer has a term that RDF 1.1 has not.');
}
