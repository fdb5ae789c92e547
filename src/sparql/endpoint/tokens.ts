/** A token of a query: what it is, its text and where it begins. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** The number of characters before it. */
  readonly at: number;
}

/** `word`: a keyword; `name`: a name with a prefix; `blank`: a blank node; `other`: a character that begins no token. */
type TokenKind =
  'address' | 'text' | 'blank' | 'name' | 'variable' | 'tag' | 'word' | 'number' | 'sign' | 'other';

// The productions of SPARQL 1.1 (section 19.8): PN_CHARS_BASE, PN_CHARS, PLX, ECHAR, and UCHAR of a character that there is.
const { raw } = String;
const BASE =
  raw`A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f` +
  raw`\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}`;
const CHARS = raw`${BASE}_\-0-9\u00b7\u0300-\u036f\u203f\u2040`;
const ESCAPED = raw`%[\da-fA-F]{2}|\\[_~.\-!$&'()*+,;=\/?#@%]`;
const CODE =
  raw`\\u(?![dD][89a-fA-F])[\da-fA-F]{4}` +
  raw`|\\U(?!0000[dD][89a-fA-F])00(?:0[\da-fA-F]|10)[\da-fA-F]{4}`;
const ESCAPE = raw`\\[tbnrf"'\\]|${CODE}`;

/** A longer prefix is no name: else each part of a long chain of words and dots would be read to its end. */
const PREFIX = raw`(?:[${BASE}](?:[${CHARS}.]{0,63}[${CHARS}])?)?:`;
const FIRST = raw`(?:[${BASE}_:0-9]|${ESCAPED})`;
const LOCAL = raw`${FIRST}(?:(?:[${CHARS}.:]|${ESCAPED})*(?:[${CHARS}:]|${ESCAPED}))?`;

/** A kind of token: what its first character may be, and its pattern. */
interface Pattern {
  readonly kind: TokenKind;
  readonly first: RegExp;
  readonly pattern: RegExp;
}

/** The tokens of SPARQL 1.1, the first that fits; comments and spaces are between them. */
const PATTERNS: readonly Pattern[] = [
  of('address', /</, raw`<(?:[^<>"{}|^\x60\\\0-\x20]|${CODE})*>`),
  of('text', /"/, raw`"""(?:"{0,2}(?:[^"\\]|${ESCAPE}))*"""|"(?:[^"\\\r\n]|${ESCAPE})*"`),
  of('text', /'/, raw`'''(?:'{0,2}(?:[^'\\]|${ESCAPE}))*'''|'(?:[^'\\\r\n]|${ESCAPE})*'`),
  of('variable', /[?$]/, raw`[?$][${BASE}_0-9][${BASE}_0-9\u00b7\u0300-\u036f\u203f\u2040]*`),
  of('tag', /@/, '@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*'),
  of('blank', /_/, raw`_:[${BASE}_0-9](?:[${CHARS}.]*[${CHARS}])?`),
  of('name', /[:A-Za-z\P{ASCII}]/u, raw`${PREFIX}(?:${LOCAL})?`),
  // A number may follow without a space.
  of('word', /[lo]/i, raw`(?:[lL][iI][mM][iI][tT]|[oO][fF][fF][sS][eE][tT])(?=\d)`),
  of('word', /[a-z]/i, '[a-zA-Z][a-zA-Z0-9_]*'),
  of('number', /[\d.]/, raw`(?:\d+(?:\.\d*)?|\.\d+)[eE][+\-]?\d+|\d*\.\d+|\d+`),
  of('sign', /[^\w"'@:$]/, raw`\|\||&&|\^\^|[<>!]=|[{}()\[\];,.+\-*\/<>=!^|?]`),
];

function of(kind: TokenKind, first: RegExp, pattern: string): Pattern {
  return { kind, first, pattern: new RegExp(pattern, 'uy') };
}

/** The patterns of the tokens that begin with each character of ASCII: to try all of them takes several times as long. */
const BY_CHARACTER = Array.from({ length: 128 }, (_, code) =>
  patternsOf(String.fromCodePoint(code)),
);

const OTHERWISE = patternsOf('é');

function patternsOf(character: string): readonly Pattern[] {
  return PATTERNS.filter(({ first }) => first.test(character));
}

/** What is between tokens: a comment ends with its line. */
const BETWEEN = /(?:[ \t\r\n]|#[^\r\n]*)+/y;

/** The tokens of a text, whether or not they make a query. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skipped(text, 0); at < text.length;) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = skipped(text, at + token.text.length);
  }
  return tokens;
}

function skipped(text: string, at: number): number {
  BETWEEN.lastIndex = at;
  return at + (BETWEEN.exec(text)?.[0].length ?? 0);
}

function tokenAt(text: string, at: number): Token {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  for (const { kind, pattern } of BY_CHARACTER[text.charCodeAt(at)] ?? OTHERWISE) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found) return { kind, text: found, at };
  }
  return { kind: 'other', text: character, at };
}

/** Whether a token is a keyword, in capitals or not. */
export function isWord({ kind, text }: Token, word: string): boolean {
  return kind === 'word' && text.toUpperCase() === word;
}

/** Whether a token is one of several keywords. */
export function isOf(words: ReadonlySet<string>, { kind, text }: Token): boolean {
  return kind === 'word' && words.has(text.toUpperCase());
}

/** An address with its codepoint escapes read (section 19.2). */
export function withoutEscapes(text: string): string {
  return text.replaceAll(/\\u([\da-f]{4})|\\U([\da-f]{8})/gi, (escape, short, long) => {
    const code = Number.parseInt(String(short ?? long), 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : escape;
  });
}

/** The tokens that are in no bracket, without the brackets. */
export function outerTokens(tokens: readonly Token[]): Token[] {
  let depth = 0;
  return tokens.filter(({ kind, text }) => {
    const isSign = kind === 'sign';
    if (isSign && '{(['.includes(text)) depth += 1;
    const isOuter = depth === 0;
    if (isSign && '})]'.includes(text)) depth -= 1;
    return isOuter;
  });
}

/** The line and the column of a place in a text, each from 1. */
export function placeIn(text: string, at: number): string {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}
