import { rangeOf } from './characters.ts';
import { PatternError } from './cursor.ts';
import { translate, type Reading } from './translate.ts';

/** A pattern of XPath, as `sh:pattern` has it, that texts can be tried with. */
export interface Pattern {
  /** As it was written. */
  readonly source: string;
  readonly flags: string;
  /** Whether some part of a text matches. */
  readonly test: (text: string) => boolean;
}

/** Reads a pattern and its flags, which are out of s, m, i, x and q; throws a `PatternError` that names what is wrong. */
export function readPattern(source: string, flags: string): Pattern {
  const expression = new RegExp(translated(source, flags), 'v');
  return { source, flags, test: (text) => expression.test(text) };
}

function translated(source: string, flags: string): string {
  const unknown = Array.from(flags).find((flag) => !'smixq'.includes(flag));
  if (unknown !== undefined)
    throw new PatternError(
      `the flags "${flags}" have "${unknown}": expected some of s, m, i, x, q`,
    );
  const has = (flag: string): boolean => flags.includes(flag);
  const ignoresCase = has('i');
  if (has('q'))
    return Array.from(source, (each) => `[${rangeOf(each, each, ignoresCase)}]`).join('');
  const reading: Reading = { ignoresCase, isOfLines: has('m'), isDotAll: has('s') };
  return translate(has('x') ? withoutSpace(source) : source, reading);
}

/** The flag x: white space counts inside of classes alone. */
function withoutSpace(source: string): string {
  let depth = 0;
  let isEscaped = false;
  let kept = '';
  for (const character of source) {
    if (depth === 0 && /[\t\n\r ]/.test(character)) continue;
    kept += character;
    if (!isEscaped && character === '[') depth += 1;
    if (!isEscaped && character === ']') depth -= 1;
    isEscaped = !isEscaped && character === '\\';
  }
  return kept;
}
