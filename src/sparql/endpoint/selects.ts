import { isWord, type Token } from './tokens.ts';

/** One SELECT of a query: the outermost, or one in a pattern. */
export interface Select {
  /** What it selects: each column as its tokens. */
  readonly columns: readonly (readonly Token[])[];
  /** The tokens of its pattern, and of what comes after that, GROUP BY among it. */
  readonly pattern: readonly Token[];
  readonly modifiers: readonly Token[];
}

/** All that a query selects, the outermost first. */
export function selectsIn(tokens: readonly Token[]): Select[] {
  return tokens.flatMap((token, index) =>
    isWord(token, 'SELECT') ? [selectOf(tokens.slice(index + 1))] : [],
  );
}

const ENDS = ['FROM', 'WHERE'];

function selectOf(tokens: readonly Token[]): Select {
  const parts = partsOf(tokens);
  const end = parts.findIndex(
    ([first]) => first && (isSign(first, '{') || ENDS.some((word) => isWord(first, word))),
  );
  const group = parts.findIndex(([first]) => first && isSign(first, '{'));
  return {
    columns: parts
      .slice(0, Math.max(end, 0))
      .filter(([first]) => first && !isWord(first, 'DISTINCT') && !isWord(first, 'REDUCED')),
    pattern: parts[group] ?? [],
    modifiers: parts.slice(group + 1).flat(),
  };
}

/** Tokens as parts, of which one is a token or all of what is between two brackets, until a bracket is closed around them. */
export function partsOf(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    const isClosing = token.kind === 'sign' && '})]'.includes(token.text);
    if (depth === 0 && isClosing) break;
    if (depth === 0) parts.push([token]);
    else parts.at(-1)?.push(token);
    if (token.kind === 'sign' && '{(['.includes(token.text)) depth += 1;
    if (isClosing) depth -= 1;
  }
  return parts;
}

/** Whether a token is a sign. */
export function isSign({ kind, text }: Token, sign: string): boolean {
  return kind === 'sign' && text === sign;
}

/** The variable that a column has its values in. */
export function variableOf(column: readonly Token[]): Token | undefined {
  return column.length === 1 ? column[0] : column.at(-2);
}
