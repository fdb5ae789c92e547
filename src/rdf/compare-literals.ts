import { literalKey, termKey, type Literal, type Node } from './literal.ts';
import type { DataValue } from './values/data-value.ts';
import { spaces } from './values/spaces.ts';

/**
 * The value of a literal whose datatype has values of its own: numbers, times, durations, true and false. `undefined` for
 * a text, a literal of an unknown datatype, and a form that its datatype has not: each of these is its own value.
 */
export function valueOf({ value, datatype }: Literal): DataValue | undefined {
  return spaces.get(datatype)?.(value);
}

/** Whether literals of a datatype have an order by value; others are sorted as texts. */
export function isOrdered(datatype: string): boolean {
  return spaces.has(datatype);
}

/**
 * The order of two literals by value, as SPARQL's `<` and XML Schema have it: negative, 0 or positive. `undefined` where
 * they have none: texts, values of two kinds, times with a zone beside those without within 14 hours, NaN.
 */
export function compareLiterals(a: Literal, b: Literal): number | undefined {
  const [x, y] = [valueOf(a), valueOf(b)];
  return x && y && x.compare(y);
}

/** The same, for many literals beside one, which is read once. */
export function orderBeside(bound: Literal): (literal: Literal) => number | undefined {
  const value = valueOf(bound);
  return (literal) => value && valueOf(literal)?.compare(value);
}

/**
 * A total order of the literals of one datatype, for sorting: that of `compareLiterals`, and where this has none
 * - a time without a zone is where UTC has it, after the same time with a zone;
 * - durations go by the mean of where they end from four dates, then by months;
 * - NaN comes after every number, and a form that the datatype has not after every value.
 * Literals without an order of their own (texts, unknown datatypes) are all alike here: 0.
 */
export function compareTotally(a: Literal, b: Literal): number {
  const [x, y] = [valueOf(a), valueOf(b)];
  return x && y ? x.arrange(y) : Number(!x) - Number(!y);
}

/**
 * A text that is the same for equal values, and for no others: 1 and "01", 1.5 and 1.50, one moment in two zones. Decimal,
 * float and double have values of their own (XML Schema 1.1), so 1.0 and 1.0E0 are two; NaN is one value.
 */
export function valueKey(literal: Literal): string {
  const value = literal.language ? undefined : valueOf(literal);
  return value ? `${value.kind} ${value.text}` : literalKey(literal);
}

/** The same for any node: a resource has its address. */
export function nodeKey(node: Node): string {
  return node.kind === 'literal' ? valueKey(node) : termKey(node);
}

/** Whether two literals denote the same value; where they are texts or have none, whether they are the same literal. */
export function equalValues(a: Literal, b: Literal): boolean {
  return valueKey(a) === valueKey(b);
}
