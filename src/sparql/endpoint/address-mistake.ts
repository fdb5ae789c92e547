import { notSparql, quoted, type Mistake, type Tokenized } from './mistake.ts';
import { isOf, withoutEscapes, type Token } from './tokens.ts';

/**
 * What is wrong with an address: with one that is read, where an escape is a character that no address has (SPARQL 1.1,
 * IRIREF), or with what begins like one and is none. Of the latter only a query that cannot be read has any.
 */
export function addressMistakeIn({ text, tokens }: Tokenized): Mistake | undefined {
  for (const [index, token] of tokens.entries()) {
    const why =
      token.kind === 'address' ? mistakeOf(token) : brokenAt(token, text, tokens[index - 1]);
    if (why !== undefined) return notSparql(text, token.at, why);
  }
  return undefined;
}

const BAD = /[\0-\x20<>"{}|^`\\]/u;

function mistakeOf({ text }: Token): string | undefined {
  const address = withoutEscapes(text.slice(1, -1));
  const [bad] = BAD.exec(address) ?? [];
  if (bad !== undefined) return badCharacter(bad);
  return URL.canParse(address, 'http://localhost')
    ? undefined
    : `${quoted(text)} is no address: no server or path can be read of it.`;
}

const GOOD = /(?:[^\0-\x20<>"{}|^`\\]|\\u(?!d[89a-f])[\da-f]{4}|\\U00(?:0[\da-f]|10)[\da-f]{4})*/iy;

/** What is wrong with what begins as an address, and does not end as one. */
function brokenAt(
  { text: own, at }: Token,
  text: string,
  before: Token | undefined,
): string | undefined {
  // Two of them are a triple term, which has words of its own.
  if (own !== '<' || before?.text === '<') return undefined;
  const isAddress = endsOperand(before) ? isAt(at, text, NOT_COMPARED) : isAt(at, text, BEGINNING);
  if (!isAddress) return undefined;
  GOOD.lastIndex = at + 1;
  GOOD.test(text);
  const [bad = ''] = text.slice(GOOD.lastIndex, GOOD.lastIndex + 2);
  if (/^[\r\n]?$/.test(bad)) return 'the address that begins here has no end. Expected > after it.';
  return bad === '\\'
    ? `the address that begins here has the escape ${quoted(text.slice(GOOD.lastIndex, GOOD.lastIndex + 6))}. Expected \\uXXXX or \\UXXXXXXXX of a character.`
    : badCharacter(bad);
}

/** Where nothing is before it that might be compared, anything but a space. */
const BEGINNING = /<[^\s<]/y;

/** What is no comparison: the beginning of a whole address, or words between brackets of which none is an operand. */
const NOT_COMPARED = /<(?:[a-z][a-z\d+.-]*:\/\/|(?![^>]*\|\|)[^\s<>?$&()"'][^<>?$&()"'\r\n]*>)/iy;

function isAt(at: number, text: string, pattern: RegExp): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

const OPERANDS: ReadonlySet<Token['kind']> = new Set([
  ...(['variable', 'text', 'tag', 'number', 'name', 'blank', 'address'] as const),
]);
const TRUTHS: ReadonlySet<string> = new Set(['TRUE', 'FALSE']);

/** Whether a sign after a token may compare it with what follows. */
function endsOperand(token: Token | undefined): boolean {
  if (!token) return false;
  return OPERANDS.has(token.kind) || token.text === ')' || isOf(TRUTHS, token);
}

function badCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  const name = `U+${code.padStart(4, '0')}`;
  return `the address that begins here has the character ${name}, which no address has. Write %${code.padStart(2, '0')}.`;
}
