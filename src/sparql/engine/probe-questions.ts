import { XSD } from '../../rdf/vocabulary.ts';
import type { Row } from './engine.ts';

/** A question about no data, whose right answer is certain. */
export interface Demand {
  readonly query: string;
  readonly isRight: (rows: readonly Row[]) => boolean;
  /** What is right, in words. */
  readonly what: string;
}

/** The least question that there is. */
export const ONE: Demand = {
  query: 'SELECT (1 AS ?v) WHERE {} LIMIT 1',
  isRight: (rows) => valuesOf(rows).join() === '1',
  what: 'one row with the number 1',
};

/** Texts and addresses as catalogues have them. */
const TEXTS = ['"\\u00C4\\u00D6 \\U0001F600 e\\u0301"', '"a\\"b\\\\c\\td\\ne"', '" x  "'];
const READ = ['\u00c4\u00d6 \u{1f600} e\u0301', 'a"b\\c\td\ne', ' x  '];
const LETTERS = ['"a"', '"\\u6587"', '"B"', '"\\u00E4"', '"b"', '"Z"'];
const ADDRESSES = ['http://example.org/\u00e4', 'http://example.org/%C3%A4'];

/** What every answer depends on: an engine that fails at one of these is not used. */
export const DEMANDS: readonly Demand[] = [
  ONE,
  {
    query: values([...TEXTS, ...ADDRESSES.map((each) => `<${each}>`)]),
    isRight: (rows) => sameSet(valuesOf(rows), [...READ, ...ADDRESSES]),
    what: 'texts and addresses beyond ASCII as they were sent',
  },
  {
    query: values(['"x"@sv-fi', '"x"']),
    isRight: (rows) => sameSet(rows.map(languageOf), ['sv-fi', '']),
    what: 'texts with their languages',
  },
  {
    query: values(['10', '9', '100'], 'FILTER(?v > 9)', 'ORDER BY DESC(?v)'),
    isRight: (rows) => valuesOf(rows).join() === '100,10',
    what: 'whole numbers compared and ordered as numbers',
  },
  {
    query: values(['"b"', '"a"', '"ab"'], 'FILTER(STRSTARTS(?v, "a") && CONTAINS(?v, "b"))'),
    isRight: (rows) => valuesOf(rows).join() === 'ab',
    what: 'beginnings and parts of texts found',
  },
  {
    query: 'SELECT (COUNT(?a) AS ?v) WHERE { VALUES ?a { 1 2 3 } } LIMIT 9',
    isRight: (rows) => valuesOf(rows).join() === '3',
    what: 'rows counted',
  },
];

/** What answers depend on where there is no sidecar. */
export const BARE_DEMANDS: readonly Demand[] = [
  {
    query: values(LETTERS, '', 'ORDER BY ?v'),
    isRight: (rows) => valuesOf(rows).join('') === 'BZab\u00e4\u6587',
    what: 'texts ordered by code point',
  },
  {
    query: values(['"\\u00C4B"'], 'FILTER(CONTAINS(LCASE(?v), "\\u00E4b"))'),
    isRight: (rows) => rows.length === 1,
    what: 'small letters of all languages',
  },
];

/** Literals of each datatype in a form that some engine makes another of. */
export const FORMS: readonly Demand[] = [
  ...[form('007', 'integer'), form('1.50', 'decimal'), form('1.0E3', 'double')],
  ...[form('1', 'boolean'), form('P10Y', 'duration'), form('7', 'nonNegativeInteger')],
  ...[form('2020-01-01+00:00', 'date'), form('2020-01-01T00:00:00.000Z', 'dateTime')],
];

function form(value: string, local: string): Demand {
  return formOf(value, XSD + local);
}

/** A literal of a datatype, which comes back as it was sent. */
export function formOf(value: string, datatype: string): Demand {
  return {
    query: values([`"${value}"^^<${datatype}>`]),
    isRight: ([row]) => {
      const term = row?.get('v');
      return (
        term?.termType === 'Literal' && term.value === value && term.datatype.value === datatype
      );
    },
    what: `xsd:${datatype.slice(XSD.length)}`,
  };
}

/** Rows without data: each a number of four digits, up to ten thousand. */
export function manyRows(most: number): string {
  const digits = Array.from({ length: 10 }, (_, digit) => digit).join(' ');
  const places = ['a', 'b', 'c', 'd'].map((name) => `VALUES ?${name} { ${digits} }`);
  return `SELECT ?a ?b ?c ?d WHERE { ${places.join(' ')} } LIMIT ${most}`;
}

/** A VALUES with so many addresses. */
export function manyValues(count: number): Demand {
  const terms = Array.from({ length: count }, (_, index) => `<http://example.org/${index}>`);
  return {
    query: `SELECT ?v WHERE { VALUES ?v { ${terms.join(' ')} } } LIMIT ${count}`,
    isRight: (rows) => rows.length === count,
    what: `${count} terms in VALUES`,
  };
}

function values(terms: readonly string[], filter = '', order = ''): string {
  return `SELECT ?v WHERE { VALUES ?v { ${terms.join(' ')} } ${filter} } ${order} LIMIT 9`;
}

function valuesOf(rows: readonly Row[]): string[] {
  return rows.map((row) => row.get('v')?.value ?? '');
}

function languageOf(row: Row): string {
  const term = row.get('v');
  return term?.termType === 'Literal' ? term.language : '?';
}

function sameSet(got: readonly string[], expected: readonly string[]): boolean {
  return got.length === expected.length && expected.every((each) => got.includes(each));
}
