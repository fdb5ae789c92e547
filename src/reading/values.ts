import { compareTexts } from '../rdf/compare-texts.ts';
import { literalKey } from '../rdf/literal.ts';
import type { Value } from './view.ts';

/** Resources by address, then literals by language, value and datatype: a graph has no order, a list must. */
export function compareValues(a: Value, b: Value): number {
  if (a.kind === 'resource') return b.kind === 'resource' ? compareTexts(a.id, b.id) : -1;
  if (b.kind === 'resource') return 1;
  return (
    compareTexts(a.language, b.language) ||
    compareTexts(a.value, b.value) ||
    compareTexts(a.datatype, b.datatype)
  );
}

/** Each value once. Resources are one object each in a view; literals are compared by what they say. */
export function distinct(values: Iterable<Value>): Value[] {
  const found = new Map<unknown, Value>();
  for (const value of values)
    found.set(value.kind === 'resource' ? value : literalKey(value), value);
  return [...found.values()];
}
