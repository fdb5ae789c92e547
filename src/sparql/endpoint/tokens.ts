/** A token of a query: what it is, its text and where it begins. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** The number of characters before it. */
  readonly at: number;
}

/** `word`: a keyword, `name`: a name with a colon; `other`: a sign, a bracket, a number. */
type TokenKind = 'address' | 'text' | 'name' | 'variable' | 'tag' | 'word' | 'other';

/** The tokens of SPARQL 1.1 (section 19.8) as far as they matter here; comments and spaces are between them. */
const KINDS: readonly (readonly [kind: TokenKind, pattern: RegExp])[] = [
  ['address', /<[^<>"{}|^`\\\0-\x20]*>/y],
  ['text', /"""(?:"{0,2}(?:[^"\\]|\\[^]))*"""|'''(?:'{0,2}(?:[^'\\]|\\[^]))*'''/y],
  ['text', /"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'/y],
  ['variable', /[?$][\p{L}\p{M}\p{N}_\u00b7\u203f\u2040]+/uy],
  ['tag', /@[a-z]+(?:-[a-z\d]+)*/iy],
  [
    'name',
    /(?:[\p{L}_](?:[\p{L}\p{N}_\-\u00b7.]*[\p{L}\p{N}_\-\u00b7])?)?:(?:(?:[\p{L}\p{N}_:\-\u00b7]|%[\da-f]{2}|\\.)(?:\.*(?:[\p{L}\p{N}_:\-\u00b7]|%[\da-f]{2}|\\.))*)?/iuy,
  ],
  ['word', /[a-z][a-z\d_]*/iy],
];

/** What is between tokens: a comment ends with its line. */
const BETWEEN = /(?:\s|#[^\r\n]*)+/y;

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
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found) return { kind, text: found, at };
  }
  return { kind: 'other', text: String.fromCodePoint(text.codePointAt(at) ?? 0), at };
}

/** The same text with codepoint escapes read, which SPARQL does before all else (section 19.2). */
export function withoutEscapes(text: string): string {
  return text.replaceAll(/\\u([\da-f]{4})|\\U([\da-f]{8})/gi, (escape, short, long) => {
    const code = Number.parseInt(String(short ?? long), 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : escape;
  });
}

/** The line and the column of a place in a text, each from 1. */
export function placeIn(text: string, at: number): string {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}
