import type { Term } from '@rdfjs/types';
import { literalKey, type Literal } from '../rdf/literal.ts';
import type { Resource } from './resource.ts';

/** What a statement may have as its object. */
export type Value = Resource | Literal;

/** What a node is known by in a snapshot: its address, or the label of a blank node with `_:` before it. */
export function idOf({ termType, value }: Term): string {
  return termType === 'BlankNode' ? `_:${value}` : value;
}

/** Code unit order, the same on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

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

/** Each value once. Resources are one object each in a snapshot; literals are compared by what they say. */
export function distinct(values: Iterable<Value>): Value[] {
  const found = new Map<unknown, Value>();
  for (const value of values)
    found.set(value.kind === 'resource' ? value : literalKey(value), value);
  return [...found.values()];
}
