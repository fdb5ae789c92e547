import { classEscape, propertyClass, rangeOf, singleEscape } from './characters.ts';
import type { Cursor } from './cursor.ts';

/** What a part of a pattern matches: one character, or a set of them as JavaScript has it. */
type Meant = { readonly character: string } | { readonly set: string };

/** Reads a class, as JavaScript has it: `[…]`, `[^…]`, and either without what a class after a hyphen has. */
export function readClass(cursor: Cursor, ignoresCase: boolean): string {
  cursor.take();
  const isNegative = cursor.next === '^';
  if (isNegative) cursor.take();
  let parts = '';
  while (cursor.next !== ']' && !(cursor.next === '-' && cursor.after(1) === '['))
    parts += readPart(cursor, ignoresCase);
  if (!parts) cursor.refuse('a class has no characters');
  const set = `[${isNegative ? '^' : ''}${parts}]`;
  if (cursor.take() === ']') return set;
  const without = readClass(cursor, ignoresCase);
  if (cursor.take() !== ']') cursor.refuse('expected "]" after what a class is without', 1);
  return `[${set}--${without}]`;
}

function readPart(cursor: Cursor, ignoresCase: boolean): string {
  const first = readMember(cursor);
  if ('set' in first) return first.set;
  if (!isRange(cursor)) return rangeOf(first.character, first.character, ignoresCase);
  cursor.take();
  const last = readMember(cursor);
  if ('set' in last) return cursor.refuse('a range ends in a class of characters');
  if ((first.character.codePointAt(0) ?? 0) > (last.character.codePointAt(0) ?? 0))
    cursor.refuse(`the range ${first.character}-${last.character} runs backwards`, 3);
  return rangeOf(first.character, last.character, ignoresCase);
}

/** A hyphen makes no range before the end of a class, before what it is without, and before another hyphen there. */
function isRange(cursor: Cursor): boolean {
  const [after, second] = [cursor.after(1), cursor.after(2)];
  const isLast = after === ']' || after === '[' || (after === '-' && second === '[');
  return cursor.next === '-' && !isLast;
}

function readMember(cursor: Cursor): Meant {
  if (cursor.next === '\\') return readEscape(cursor);
  if (cursor.next === '[') cursor.refuse('"[" inside a class: write "\\["');
  return { character: cursor.take() };
}

/** Reads an escape: `\\n`, `\\.`, `\\d`, `\\p{Lu}`. */
export function readEscape(cursor: Cursor): Meant {
  cursor.take();
  const letter = cursor.take();
  if (letter === 'p' || letter === 'P') return { set: readProperty(cursor, letter === 'P') };
  const set = classEscape(letter);
  if (set !== undefined) return { set };
  const character = singleEscape(letter);
  if (character !== undefined) return { character };
  const advice = /\w/.test(letter) ? '' : `: write "${letter}"`;
  return cursor.refuse(`"\\${letter}" is no escape of XPath${advice}`, 2);
}

function readProperty(cursor: Cursor, isNegative: boolean): string {
  const name = cursor.next === '{' ? cursor.takeTo('}') : undefined;
  if (name === undefined) return cursor.refuse('expected a name in braces after "\\p"');
  return propertyClass(name.slice(1), isNegative);
}
