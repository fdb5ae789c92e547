import { notSparql, quoted, type Mistake, type Tokenized } from './mistake.ts';
import { withoutEscapes, type Token } from './tokens.ts';

/**
 * What is wrong with an address: with one that is read, where an escape is a character that no address has (SPARQL 1.1,
 * IRIREF), or with what begins like one and is none. Of the latter only a query that cannot be read has any.
 */
export function addressMistakeIn({ text, tokens }: Tokenized): Mistake | undefined {
  for (const token of tokens) {
    const why = token.kind === 'address' ? mistakeOf(token) : brokenAt(token, text);
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

const BEGINNING = /<[a-z][a-z\d+.-]*:\/\//iy;
const GOOD = /(?:[^\0-\x20<>"{}|^`\\]|\\u(?!d[89a-f])[\da-f]{4}|\\U00(?:0[\da-f]|10)[\da-f]{4})*/iy;

/** What no comparison begins with, and no address either, since it does not end as one. */
function brokenAt({ kind, at }: Token, text: string): string | undefined {
  BEGINNING.lastIndex = at;
  if (kind !== 'sign' || !BEGINNING.test(text)) return undefined;
  GOOD.lastIndex = at + 1;
  GOOD.test(text);
  const [bad = ''] = text.slice(GOOD.lastIndex, GOOD.lastIndex + 2);
  if (/^[\r\n]?$/.test(bad)) return 'the address that begins here has no end. Expected > after it.';
  return bad === '\\'
    ? `the address that begins here has the escape ${quoted(text.slice(GOOD.lastIndex, GOOD.lastIndex + 6))}. Expected \\uXXXX or \\UXXXXXXXX of a character.`
    : badCharacter(bad);
}

function badCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  const name = `U+${code.padStart(4, '0')}`;
  return `the address that begins here has the character ${name}, which no address has. Write %${code.padStart(2, '0')}.`;
}
