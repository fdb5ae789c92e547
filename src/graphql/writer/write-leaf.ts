import type { GraphQLLeafType } from 'graphql';
import { NotPlain } from './not-plain.ts';
import type { Output } from './output.ts';

/** Writes the values of a scalar or an enum, as JSON has them; none of them is null. */
export function leafWriter(type: GraphQLLeafType): (value: unknown, output: Output) => void {
  const isText = TEXTS.has(type.name);
  return (value, output) => {
    output.text +=
      isText && typeof value === 'string' ? quoted(value) : jsonOf(type.serialize(value));
  };
}

/** The scalars that give a text as it is. */
const TEXTS = new Set(['String', 'ID']);

function jsonOf(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value == null) throw new NotPlain('A value cannot be written.');
  return JSON.stringify(value);
}

/** What JSON writes otherwise than as it is: quotes, backslashes, controls, and halves of characters. */
const SPECIAL = /["\\\p{Cc}\p{Cs}]/u;

/** A text as JSON has it. Most texts need nothing but quotes, and to see that takes less than `JSON.stringify`. */
export function quoted(text: string): string {
  return SPECIAL.test(text) ? JSON.stringify(text) : `"${text}"`;
}
