import { xsd } from './vocabulary.ts';

/** An RDF literal: plain fields, so that reading one costs nothing. A text has its language, in small letters. */
export interface Literal {
  readonly kind: 'literal';
  readonly value: string;
  readonly datatype: string;
  readonly language: string;
}

/** A text that is equal for equal literals alone. */
export function literalKey({ value, datatype, language }: Literal): string {
  return `${JSON.stringify(value)}${language ? `@${language}` : `^^${datatype}`}`;
}

/** A node with an address; one without has a name that begins with `_:`. */
export interface NodeOfAddress {
  readonly kind: 'resource';
  readonly id: string;
}

/** A node with an address, or a literal. */
export type Node = NodeOfAddress | Literal;

/** A text that is equal for equal terms alone. */
export function termKey(value: Node): string {
  return value.kind === 'literal' ? literalKey(value) : `<${value.id}>`;
}

/** A whole number as a literal. */
export function integer(value: number): Literal {
  return { kind: 'literal', value: String(value), datatype: xsd.integer, language: '' };
}
