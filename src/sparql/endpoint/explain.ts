import { addressMistakeIn } from './address-mistake.ts';
import { meaningMistakeIn } from './meaning-mistake.ts';
import type { Mistake } from './mistake.ts';
import { syntaxMistakeIn } from './syntax-mistake.ts';
import { tokensOf } from './tokens.ts';

/**
 * What is wrong with a query that the engine does not read: what was found, where, and what to do. `undefined` where only the
 * engine knows. The engine's own words name the end of the query, and what other grammars than that of SPARQL 1.1 have there.
 */
export function explain(text: string): Mistake | undefined {
  const query = { text, tokens: tokensOf(text) };
  return addressMistakeIn(query) ?? syntaxMistakeIn(query) ?? meaningMistakeIn(query);
}
