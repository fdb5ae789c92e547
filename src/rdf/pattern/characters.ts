import { caseVariants } from './case-variants.ts';
import { PatternError } from './cursor.ts';
import { unicodeBlock } from './unicode-blocks.ts';

/** The characters that names begin with, and those that may follow (XML 1.0, fifth edition, section 2.3). */
const NAME_START =
  ':A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}-\\u{200d}' +
  '\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}';
const NAME = `${NAME_START}\\u{2d}\\u{2e}0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}-\\u{2040}`;

/** The escapes of classes of characters (XML Schema 1.1 part 2, section G.4.2.5), as classes of JavaScript. */
const CLASSES: Readonly<Record<string, string>> = {
  s: '[\\t\\n\\r\\u{20}]',
  S: '[^\\t\\n\\r\\u{20}]',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: '[^\\p{P}\\p{Z}\\p{C}]',
  W: '[\\p{P}\\p{Z}\\p{C}]',
  i: `[${NAME_START}]`,
  I: `[^${NAME_START}]`,
  c: `[${NAME}]`,
  C: `[^${NAME}]`,
};

/** The escapes of single characters (section G.4.2.1, and `\$` of XPath). */
const SINGLES: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t' },
  ...Object.fromEntries(Array.from('\\|.-^?*+{}()[]$', (sign) => [sign, sign])),
};

const CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

/** The class that an escape such as `\d` is in JavaScript; `undefined` where it is none. */
export function classEscape(letter: string): string | undefined {
  return Object.hasOwn(CLASSES, letter) ? CLASSES[letter] : undefined;
}

/** The character that an escape such as `\.` is; `undefined` where it is none. */
export function singleEscape(letter: string): string | undefined {
  return Object.hasOwn(SINGLES, letter) ? SINGLES[letter] : undefined;
}

/** The class that `\p{…}` or `\P{…}` is: a category of Unicode, or a block; throws where there is none. */
export function propertyClass(name: string, isNegative: boolean): string {
  if (CATEGORY.test(name)) return `\\${isNegative ? 'P' : 'p'}{${name}}`;
  const block = name.startsWith('Is') ? unicodeBlock(name.slice(2)) : undefined;
  if (block) return `[${isNegative ? '^' : ''}${block.map(code).join('-')}]`;
  throw new PatternError(
    `\\p{${name}} is no category such as \\p{Lu}, and no block such as \\p{IsLatin-1Supplement}`,
  );
}

/** The characters from one to another, as they are written in a class; where case makes no difference, in every case. */
export function rangeOf(first: string, last: string, ignoresCase: boolean): string {
  const [from, to] = [first, last].map((each) => each.codePointAt(0) ?? 0) as [number, number];
  const range = from === to ? code(from) : `${code(from)}-${code(to)}`;
  return ignoresCase ? range + caseVariants(from, to).map(code).join('') : range;
}

function code(character: number): string {
  return `\\u{${character.toString(16)}}`;
}
