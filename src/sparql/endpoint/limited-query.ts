import { isWord, outerTokens, type Token } from './tokens.ts';

/** A query with a limit on the solutions of its outermost SELECT: its own where that is less. */
export function limitedQuery(text: string, tokens: readonly Token[], most: number): string {
  const outer = outerTokens(tokens);
  const own = outer.findIndex((token) => isWord(token, 'LIMIT'));
  if (own >= 0) return withOwnLimit(text, outer.slice(own + 1), most);
  // Outside of all brackets VALUES is the last clause, and LIMIT comes before it.
  const values = outer.find((token) => isWord(token, 'VALUES'));
  if (!values) return `${text}\nLIMIT ${most}`;
  return `${text.slice(0, values.at)}LIMIT ${most} ${text.slice(values.at)}`;
}

function withOwnLimit(text: string, [first]: readonly Token[], most: number): string {
  const [digits = ''] = /^\d+/.exec(text.slice(first?.at)) ?? [];
  if (!first || digits === '' || Number(digits) <= most) return text;
  return text.slice(0, first.at) + String(most) + text.slice(first.at + digits.length);
}
