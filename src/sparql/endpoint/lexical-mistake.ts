import { notSparql, quoted, type Mistake, type Tokenized } from './mistake.ts';
import { WORDS } from './sparql-words.ts';
import { isOf, type Token } from './tokens.ts';

/**
 * The first token of a query that is none of SPARQL 1.1. The engine takes more than that: what is left after this check has
 * the same tokens there as here.
 */
export function lexicalMistakeIn({ text, tokens }: Tokenized): Mistake | undefined {
  for (const [index, token] of tokens.entries()) {
    const why =
      token.kind === 'other'
        ? characterMistake(token, text)
        : tokenMistake(token, { text, next: tokens[index + 1] });
    if (why !== undefined) return notSparql(text, token.at, why);
  }
  return undefined;
}

interface Place {
  readonly text: string;
  readonly next: Token | undefined;
}

function tokenMistake(token: Token, { text, next }: Place): string | undefined {
  const { kind, text: own, at } = token;
  const rest = text.slice(at + own.length, at + own.length + 3);
  switch (kind) {
    case 'word':
      if (rest.startsWith('\\')) return ESCAPED;
      return isOf(WORDS, token) ? undefined : `it has no word ${quoted(own)}.`;
    case 'tag':
      return /^--[a-z]/i.test(rest) ? 'a language tag has no direction.' : undefined;
    case 'name':
      return ENGINE_NAME.test(own)
        ? undefined
        : `the engine reads no name with dots in several places: write the address of ${quoted(own)} in angle brackets.`;
    case 'sign':
      return signMistake(own, rest, next);
    default:
      return undefined;
  }
}

/** Of the dots in a name the engine reads only those in one place. */
const ENGINE_NAME = /^[^:]*:(?:(?:[^.\\]|\\.)*(?:\.+(?:[^.\\]|\\.)+)?)$/su;

function signMistake(own: string, rest: string, next: Token | undefined): string | undefined {
  if (own === '<' && next?.text === '<' && rest.startsWith('<'))
    return 'it has no triple terms and no reified triples.';
  if ((own === '{' && rest.startsWith('|')) || (own.startsWith('|') && rest.startsWith('}')))
    return 'it has no annotations of triples.';
  if (own === '!' && next?.text === '!') return 'a negation is not negated again without brackets.';
  return undefined;
}

const ESCAPED =
  'an escape is for texts in quotation marks, addresses in angle brackets and names alone.';

/** What is wrong with a character that begins no token. */
function characterMistake({ text: own, at }: Token, text: string): string {
  // Of three marks the first two are a text without characters.
  if (own === '"' || own === "'")
    return unclosed(own, text.slice(text.endsWith(own + own, at) ? at - 2 : at));
  if (own === '\\') return ESCAPED;
  if (own === '~') return 'it has no reifiers of triples.';
  const code = (own.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const shown = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(own) ? `${quoted(own)} (U+${code})` : `U+${code}`;
  return `no token begins with the character ${shown}.`;
}

/** A text that begins with a quotation mark, and has no end or an escape that there is not. */
function unclosed(mark: string, rest: string): string {
  const long = mark.repeat(3);
  const isLong = rest.startsWith(long);
  const end = isLong ? rest.indexOf(long, 3) : rest.slice(1).search(/["'\r\n]/) + 1;
  const escape = BAD_ESCAPE.exec(end > 0 ? rest.slice(0, end) : rest)?.[1];
  if (escape !== undefined) return escapeMistake(escape);
  return isLong
    ? `the text that begins here has no end. Expected ${long} after it.`
    : `the text that begins here has no end. Expected ${mark} on the same line, or ${long} on both sides of a text of several lines.`;
}

/** The first escape of a text that there is not. */
const BAD_ESCAPE =
  /^(?:[^\\]|\\(?:[tbnrf"'\\]|u(?!d[89a-f])[\da-f]{4}|U(?!0000d[89a-f])00(?:0[\da-f]|10)[\da-f]{4}))*(\\(?:u[\da-f]{1,4}|U[\da-f]{1,8}|[^])?)/i;

/** Why an escape of a text is none. */
function escapeMistake(escape: string): string {
  if (/^\\(?:u|u0000)d[89a-f]/i.test(escape))
    return `the escape ${quoted(escape)} is half of a character. Write the whole one, or its number as \\UXXXXXXXX.`;
  return `the text has the escape ${quoted(escape)}. Expected \\t, \\b, \\n, \\r, \\f, \\", \\', \\\\, \\uXXXX or \\UXXXXXXXX of a character.`;
}
