import type { Node } from '../../rdf/literal.ts';
import { rdf, xsd } from '../../rdf/vocabulary.ts';
import { QueryFailure } from '../../sparql/endpoint/outcome.ts';

/** A row of an answer: its values by the names of their variables; what is not bound is not there. */
export type Solution = ReadonlyMap<string, Node>;

/** The answer to SELECT: its columns, and its rows one by one. */
export interface Solutions {
  readonly kind: 'solutions';
  readonly names: readonly string[];
  readonly rows: Iterable<Solution>;
}

/** The answer to SELECT or ASK. */
export type Results = Solutions | { readonly kind: 'truth'; readonly value: boolean };

/**
 * Reads the SPARQL 1.1 Query Results JSON Format as our own engine writes it, head first; a row is read when it is asked for,
 * so that a long answer is never read in one piece.
 */
export function readSolutions(text: string): Results {
  const { vars: names = [] } = JSON.parse(HEAD.exec(text)?.[1] ?? '{}') as Head;
  const [, truth] = TRUTH.exec(text) ?? [];
  if (truth !== undefined) return { kind: 'truth', value: truth === 'true' };
  return { kind: 'solutions', names, rows: rowsIn(text) };
}

interface Head {
  readonly vars?: readonly string[];
}

/** Names of variables have neither brackets nor quotation marks. */
const HEAD = /^\{"head":(\{[^}]*\})/;
const TRUTH = /^\{"head":\{[^}]*\},"boolean":(true|false)\}$/;

/** The depth of a row: in the array of bindings, of the results, of the whole. */
const DEPTH = 4;

function* rowsIn(text: string): Iterable<Solution> {
  let [depth, start] = [0, 0];
  for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (sign === '{' || sign === '[') depth += 1;
    if (sign === '{' && depth === DEPTH) start = index;
    if (sign === '}' && depth === DEPTH) yield rowOf(text.slice(start, index + 1));
    if (sign === '}' || sign === ']') depth -= 1;
  }
}

function rowOf(json: string): Solution {
  const terms = JSON.parse(json) as Readonly<Record<string, JsonTerm>>;
  return new Map(Object.entries(terms).map(([name, term]) => [name, nodeOfJson(term)]));
}

interface JsonTerm {
  readonly type: string;
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

function nodeOfJson({ type, value, datatype, 'xml:lang': language = '' }: JsonTerm): Node {
  if (type === 'uri') return { kind: 'resource', id: value };
  if (type === 'bnode') return { kind: 'resource', id: `_:${value}` };
  if (type === 'literal')
    return {
      ...{ kind: 'literal', value, language },
      datatype: language ? rdf.langString : (datatype ?? xsd.string),
    };
  throw new QueryFailure('evaluation', 'The answer has a term that SPARQL 1.1 has not.');
}
