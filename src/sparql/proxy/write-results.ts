import type { Row, Term } from '../engine/engine.ts';
import { xsd } from '../../rdf/vocabulary.ts';

/** The answer to SELECT: its columns and its rows; or to ASK. */
export type EngineResults =
  | { readonly names: readonly string[]; readonly rows: readonly Row[] }
  | { readonly truth: boolean };

/** Engines have labels of their own for nodes without a name, which not every syntax allows. */
class Labels {
  readonly #labels = new Map<string, string>();

  of({ value }: Term): string {
    let label = this.#labels.get(value);
    if (label === undefined) this.#labels.set(value, (label = `n${this.#labels.size}`));
    return label;
  }
}

/** The solutions of an engine, or its yes or no, in the SPARQL 1.1 Query Results JSON Format, head first; a row a piece. */
export function* writeResults(results: EngineResults): Iterable<string> {
  if ('truth' in results) {
    yield JSON.stringify({ head: {}, boolean: results.truth });
    return;
  }
  yield `{"head":${JSON.stringify({ vars: results.names })},"results":{"bindings":[`;
  const labels = new Labels();
  let comma = '';
  for (const row of results.rows) {
    const terms = [...row].map(([name, term]) => [name, jsonTerm(term, labels)]);
    yield comma + JSON.stringify(Object.fromEntries(terms));
    comma = ',';
  }
  yield ']}}';
}

function jsonTerm(term: Term, labels: Labels): object {
  const { value } = term;
  if (term.termType === 'NamedNode') return { type: 'uri', value };
  if (term.termType === 'BlankNode') return { type: 'bnode', value: labels.of(term) };
  const { language, datatype } = term;
  if (language) return { type: 'literal', value, 'xml:lang': language };
  const isText = datatype.value === xsd.string;
  return { type: 'literal', value, ...(!isText && { datatype: datatype.value }) };
}
