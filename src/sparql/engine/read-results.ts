import { DataFactory } from 'n3';
import { xsd, XSD } from '../../rdf/vocabulary.ts';
import { EngineError } from './engine-error.ts';
import type { ColumnKind, Row, Term } from './engine.ts';

type Json = Readonly<Record<string, unknown>>;

/** How rows are read. */
interface Reading {
  /** What columns have in each row where they are bound. */
  readonly kinds?: Readonly<Record<string, ColumnKind>>;
}

/**
 * The rows of an answer in the SPARQL 1.1 Query Results JSON Format; throws an `EngineError` where the text is anything
 * else, or a column has something else than it has to have.
 */
export function readResults(text: string, reading: Reading = {}): readonly Row[] {
  return readTable(text, reading).rows;
}

/** A table of an answer: its columns, and its rows. */
interface Table {
  readonly names: readonly string[];
  readonly rows: readonly Row[];
}

/** The same with the names of its columns, in their order. */
export function readTable(text: string, { kinds = {} }: Reading = {}): Table {
  const { head, results } = parsed(text);
  const names = isObject(head) ? head['vars'] : undefined;
  const rows = isObject(results) ? results['bindings'] : undefined;
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))
    throw unreadable('expected "head" with "vars", a list of names');
  if (!Array.isArray(rows)) throw unreadable('expected "results" with "bindings", a list of rows');
  const columns = new Map(names.map((name: string) => [name, kinds[name]]));
  return { names, rows: rows.map((row: unknown) => rowOf(row, columns)) };
}

function parsed(text: string): Json {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new EngineError('unreadable', 'The engine sent no JSON, or a part of it', {
      cause: error,
    });
  }
  if (isObject(json)) return json;
  throw unreadable('expected an object');
}

function rowOf(row: unknown, columns: ReadonlyMap<string, ColumnKind | undefined>): Row {
  if (!isObject(row)) throw unreadable('expected an object as a row');
  const terms = new Map<string, Term>();
  for (const [name, json] of Object.entries(row)) {
    if (!columns.has(name)) throw unreadable('a row has a variable that "vars" has not');
    const term = termOf(json);
    const kind = columns.get(name);
    if (kind !== undefined && !KINDS[kind](term))
      throw unreadable(`expected ${EXPECTED[kind]} in a column, got ${shown(term)}`);
    terms.set(name, term);
  }
  return terms;
}

function termOf(json: unknown): Term {
  const { type, value, datatype, 'xml:lang': language } = isObject(json) ? json : {};
  if (typeof value !== 'string') throw unreadable('expected a term with "type" and "value"');
  switch (type) {
    case 'uri':
      if (NOT_IN_IRI.test(value)) throw unreadable('an address has a wrong character');
      return DataFactory.namedNode(value);
    case 'bnode':
      return DataFactory.blankNode(value);
    case 'literal':
    case 'typed-literal':
      return literalOf(value, { datatype, language });
    default:
      throw unreadable('expected a term of type "uri", "literal" or "bnode"');
  }
}

function literalOf(value: string, { datatype, language }: Json): Term {
  if (typeof language === 'string' && /^[a-zA-Z]+(-[a-zA-Z0-9]+)*$/.test(language))
    return DataFactory.literal(value, language.toLowerCase());
  if (language !== undefined) throw unreadable('a literal has no language tag as its language');
  if (datatype === undefined) return DataFactory.literal(value);
  if (typeof datatype === 'string' && datatype !== '')
    return DataFactory.literal(value, DataFactory.namedNode(datatype));
  throw unreadable('a literal has no address as its datatype');
}

// SPARQL 1.1, section 19.8, IRIREF.
// eslint-disable-next-line no-control-regex
const NOT_IN_IRI = /[\x00-\x20<>"{}|^`\\]/;

/** Engines count in datatypes of their own: xsd:integer, xsd:int or xsd:long. */
const WHOLE = new Set(['integer', 'int', 'long', 'nonNegativeInteger'].map((name) => XSD + name));

const KINDS: Readonly<Record<ColumnKind, (term: Term) => boolean>> = {
  iri: ({ termType }) => termType === 'NamedNode',
  integer: (term) =>
    term.termType === 'Literal' &&
    WHOLE.has(term.datatype.value) &&
    /^-?(0|[1-9]\d*)$/.test(term.value) &&
    Number.isSafeInteger(Number(term.value)),
  text: (term) =>
    term.termType === 'Literal' && term.datatype.value === xsd.string && isAscii(term.value),
};

const EXPECTED: Readonly<Record<ColumnKind, string>> = {
  iri: 'an address',
  integer: 'a whole number',
  text: 'a text of ASCII',
};

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** What a term is, without its value, which may be anything. */
function shown(term: Term): string {
  if (term.termType !== 'Literal') return term.termType === 'NamedNode' ? 'an address' : 'a node';
  const { language, datatype } = term;
  return language ? 'a text in a language' : `a literal of <${datatype.value.slice(0, 100)}>`;
}

function isObject(json: unknown): json is Json {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function unreadable(what: string): EngineError {
  return new EngineError(
    'unreadable',
    `The engine's answer is not one of SPARQL results in JSON: ${what}`,
  );
}
