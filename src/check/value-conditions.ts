import type { Constraints } from '../model/constraints.ts';
import { termKey } from '../rdf/literal.ts';
import { nodeKey, orderBeside } from '../rdf/compare-literals.ts';
import { isLexical } from '../rdf/datatype.ts';
import type { Literal } from '../rdf/literal.ts';
import { rdf, sh, XSD } from '../rdf/vocabulary.ts';
import type { Value } from '../reading/view.ts';

/** What each value of a field must keep by itself, and how to say it. */
export interface Condition {
  readonly keeps: (value: Value) => boolean;
  readonly expected: string;
}

type Conditions = {
  readonly [Name in keyof Constraints]?: (parameter: NonNullable<Constraints[Name]>) => Condition;
};

/** The constraints that look at one value at a time (SHACL, sections 4.1, 4.3, 4.4 and 4.8). */
export const conditions: Conditions = {
  class: (classes) => ({
    keeps: (value) => classes.every((type) => isA(value, type)),
    expected: `a resource of the class ${classes.join(', ')}`,
  }),
  or: (classes) => ({
    keeps: (value) => classes.some((type) => isA(value, type)),
    expected: `a resource of one of the classes ${classes.join(', ')}`,
  }),
  datatype: (datatype) => ({
    keeps: (value) => hasDatatype(value, datatype),
    expected:
      datatype === rdf.langString
        ? 'a text with its language, as in "…"@fi'
        : `a value of the datatype ${datatype.replace(XSD, 'xsd:')}`,
  }),
  nodeKind: (nodeKind) => ({
    keeps: ({ kind }) =>
      kind === 'literal' ? nodeKind.endsWith('Literal') : nodeKind !== sh.Literal,
    expected: `a value of the kind ${nodeKind}`,
  }),
  in: (allowed) => {
    const keys = new Set(allowed.map(nodeKey));
    return {
      keeps: (value) => keys.has(nodeKey(value)),
      expected: `one of ${allowed.map(termKey).join(', ')}`,
    };
  },
  pattern: (pattern) => ({
    keeps: (value) => pattern.test(textOf(value)),
    expected: `a text that matches ${pattern.source}`,
  }),
  minLength: (least) => ({
    keeps: (value) => lengthOf(value) >= least,
    expected: `a text of at least ${least} letters`,
  }),
  maxLength: (most) => ({
    keeps: (value) => lengthOf(value) <= most,
    expected: `a text of at most ${most} letters`,
  }),
  languageIn: (ranges) => ({
    keeps: (value) => ranges.some((range) => isInLanguage(value, range)),
    expected: `a text in ${ranges.join(', ')}`,
  }),
  minInclusive: (bound) => bounded(bound, 'at least', (order) => order >= 0),
  maxInclusive: (bound) => bounded(bound, 'at most', (order) => order <= 0),
  minExclusive: (bound) => bounded(bound, 'more than', (order) => order > 0),
  maxExclusive: (bound) => bounded(bound, 'less than', (order) => order < 0),
};

/** Whether a value is a resource that has a class among its types; no subclass is inferred. */
export function isA(value: Value, type: string): boolean {
  return value.kind === 'resource' && value.types.includes(type);
}

function bounded(bound: Literal, words: string, keeps: (order: number) => boolean): Condition {
  const orderOf = orderBeside(bound);
  return {
    keeps: (value) => {
      const order = value.kind === 'literal' ? orderOf(value) : undefined;
      return order !== undefined && keeps(order);
    },
    expected: `${words} ${bound.value}`,
  };
}

function hasDatatype(value: Value, datatype: string): boolean {
  return value.kind === 'literal' && value.datatype === datatype && isLexical(value);
}

/** Basic filtering (RFC 4647, section 3.3.1), as SPARQL's `langMatches` has it. */
function isInLanguage(value: Value, range: string): boolean {
  if (value.kind !== 'literal' || !value.language) return false;
  return range === '*' || value.language === range || value.language.startsWith(`${range}-`);
}

/** In characters, as SPARQL's STRLEN counts; JavaScript's own length counts some twice. */
function lengthOf(value: Value): number {
  return Array.from(textOf(value)).length;
}

/** What SPARQL's `str` gives. */
function textOf(value: Value): string {
  return value.kind === 'literal' ? value.value : value.id;
}
