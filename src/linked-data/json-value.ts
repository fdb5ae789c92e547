import { doubleInJsonLd } from '../rdf/datatype.ts';
import { xsd } from '../rdf/vocabulary.ts';
import type { Literal, Node, NodeOfAddress } from '../rdf/literal.ts';

/** Writes a value in JSON. */
export type WriteValue = (value: Node) => string;

/** The names of JSON-LD in value objects. */
export interface ValueNames {
  /** The keys for `@id` and `@type`. */
  readonly id: string;
  readonly type: string;
  /** The short names of the addresses of a resource and of a datatype. */
  readonly address: (id: string) => string;
  readonly className: (address: string) => string;
}

/** A text in JSON. `JSON.stringify` is slower by half, and few texts need it. */
export function quoted(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what JSON escapes
  return /["\\\0-\x1f]/.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** Writes the values of a kind as their text alone. */
export function bareWriter(kind: string, { address }: Pick<ValueNames, 'address'>): WriteValue {
  if (kind === '@id') return (value) => quoted(address((value as NodeOfAddress).id));
  // Processors rewrite a double in its canonical form: written in another, it would be another literal for each of them.
  if (kind === xsd.double) return (value) => quoted(doubleInJsonLd((value as Literal).value));
  return (value) => quoted((value as Literal).value);
}

/** Writes the values of a kind as objects that say what they are; a plain text needs none. */
export function objectWriter(kind: string, names: ValueNames): WriteValue {
  const bare = bareWriter(kind, names);
  if (kind === xsd.string) return bare;
  if (kind === '@id') return (value) => `{ "${names.id}": ${bare(value)} }`;
  if (kind === '@language')
    return (value) => `{ "@language": "${(value as Literal).language}", "@value": ${bare(value)} }`;
  const type = quoted(names.className(kind));
  return (value) => `{ "${names.type}": ${type}, "@value": ${bare(value)} }`;
}
