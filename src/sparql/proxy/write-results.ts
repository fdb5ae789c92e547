import type { Row, Term } from '../engine/engine.ts';
import { xsd } from '../../rdf/vocabulary.ts';

/** The answer to SELECT: its columns and its rows; or to ASK. */
export type EngineResults =
  | { readonly names: readonly string[]; readonly rows: readonly Row[] }
  | { readonly truth: boolean };

/** The solutions of an engine, or its yes or no, in a media type; a row a piece. */
export function writeResults(results: EngineResults, mediaType: string): Iterable<string> {
  const write = WRITERS[mediaType];
  if (!write) throw new Error(`Expected a media type of solutions, got ${mediaType}.`);
  return write(results, new Labels());
}

type Write = (results: EngineResults, labels: Labels) => Iterable<string>;

const WRITERS: Readonly<Record<string, Write>> = {
  'application/sparql-results+json': writeJson,
  'text/csv': writeCsv,
  'text/tab-separated-values': writeTsv,
};

/** Engines have labels of their own for nodes without a name, which not every syntax allows. */
class Labels {
  readonly #labels = new Map<string, string>();

  of({ value }: Term): string {
    let label = this.#labels.get(value);
    if (label === undefined) this.#labels.set(value, (label = `n${this.#labels.size}`));
    return label;
  }
}

/** SPARQL 1.1 Query Results JSON Format, head first. */
function* writeJson(results: EngineResults, labels: Labels): Iterable<string> {
  if ('truth' in results) {
    yield JSON.stringify({ head: {}, boolean: results.truth });
    return;
  }
  yield `{"head":${JSON.stringify({ vars: results.names })},"results":{"bindings":[`;
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

/** SPARQL 1.1 Query Results CSV and TSV Formats, section 3. */
function* writeCsv(results: EngineResults, labels: Labels): Iterable<string> {
  if ('truth' in results) {
    yield String(results.truth);
    return;
  }
  const { names, rows } = results;
  yield `${names.map(quotedInCsv).join(',')}\r\n`;
  for (const row of rows) {
    const cells = names.map((name) => {
      const term = row.get(name);
      if (term?.termType === 'BlankNode') return `_:${labels.of(term)}`;
      return quotedInCsv(term?.value ?? '');
    });
    yield `${cells.join(',')}\r\n`;
  }
}

function quotedInCsv(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The same, section 4: terms as Turtle has them, what would end a cell escaped. */
function* writeTsv(results: EngineResults, labels: Labels): Iterable<string> {
  if ('truth' in results) {
    yield String(results.truth);
    return;
  }
  const { names, rows } = results;
  yield `${names.map((name) => `?${name}`).join('\t')}\n`;
  for (const row of rows) {
    const cells = names.map((name) => {
      const term = row.get(name);
      return term ? tsvTerm(term, labels) : '';
    });
    yield `${cells.join('\t')}\n`;
  }
}

function tsvTerm(term: Term, labels: Labels): string {
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  if (term.termType === 'BlankNode') return `_:${labels.of(term)}`;
  const { value, language, datatype } = term;
  const text = `"${value.replace(/["\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)}"`;
  if (language) return `${text}@${language}`;
  return datatype.value === xsd.string ? text : `${text}^^<${datatype.value}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};
