import { Lexer, Source, TokenKind } from 'graphql';
import type { QueryLimits } from './limits.ts';
import { refusal } from './refusal.ts';

const ADVICE = 'Ask for less in one query, or in several queries.';

const steps = new Map<TokenKind, number>([
  [TokenKind.BRACE_L, 1],
  [TokenKind.BRACKET_L, 1],
  [TokenKind.PAREN_L, 1],
  [TokenKind.BRACE_R, -1],
  [TokenKind.BRACKET_R, -1],
  [TokenKind.PAREN_R, -1],
]);

/** Refuses a text that would cost the parser too much; one that is no GraphQL is left to the parser. */
export function checkText(text: string, limits: QueryLimits): void {
  const { characters, nesting, tokens } = limits;
  if (text.length > characters)
    throw refusal(
      'QUERY_TOO_LARGE',
      `A query has at most ${characters} characters, this one has ${text.length}. ${ADVICE}`,
    );
  let [count, depth] = [0, 0];
  for (const kind of kindsOf(text)) {
    count += 1;
    if (count > tokens)
      throw refusal(
        'QUERY_TOO_LARGE',
        `A query has at most ${tokens} tokens (names, values, signs), this one has more. ${ADVICE}`,
      );
    depth = Math.max(0, depth + (steps.get(kind) ?? 0));
    if (depth > nesting)
      throw refusal(
        'QUERY_TOO_DEEP',
        `A query has at most ${nesting} brackets open at a time, this one has more. Nest less, or give nested values as variables.`,
      );
  }
}

/** The kinds of the tokens, as far as the text can be read: the parser will stop there, too. */
function* kindsOf(text: string): Generator<TokenKind> {
  const lexer = new Lexer(new Source(text));
  for (let kind = nextKind(lexer); kind !== TokenKind.EOF; kind = nextKind(lexer)) yield kind;
}

function nextKind(lexer: Lexer): TokenKind {
  try {
    return lexer.advance().kind;
  } catch {
    return TokenKind.EOF;
  }
}
