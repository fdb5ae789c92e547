import { quoted, type Mistake, type Tokenized } from './mistake.ts';
import { prefixOf } from './prologue.ts';
import { isWord, outerTokens, placeIn, type Token } from './tokens.ts';

/** The prefixes that a query declares, with their colons, and those that it might declare, without. */
interface Declared {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly offered: Readonly<Record<string, string>>;
}

/** A name of a query whose prefix is not declared, or in which the engine may read a keyword. */
export function nameMistakeIn(
  { text, tokens }: Tokenized,
  { prefixes, offered }: Declared,
): Mistake | undefined {
  const outer = new Set(outerTokens(tokens));
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (token.kind !== 'name' || (before && isWord(before, 'PREFIX'))) continue;
    const prefix = prefixOf(token.text);
    const place = placeIn(text, token.at);
    if (!prefixes.has(prefix)) return undeclared(prefix, { place, offered });
    const glued = gluedIn(token, { before, after: tokens[index + 1], isOuter: outer.has(token) });
    if (glued)
      return {
        code: glued === 'SERVICE' ? 'SERVICE_REFUSED' : 'BAD_QUERY',
        message: `The engine may read ${glued} in ${quoted(token.text)} at ${place}. Write the address of the name in angle brackets.`,
      };
  }
  return undefined;
}

function undeclared(
  prefix: string,
  { place, offered }: { readonly place: string; readonly offered: Declared['offered'] },
): Mistake {
  const address = offered[prefix.slice(0, -1)] ?? '…';
  return {
    code: 'BAD_QUERY',
    message: `The prefix ${quoted(prefix)} at ${place} is not declared. Write PREFIX ${prefix} <${address}> at the beginning of the query.`,
  };
}

interface Neighbours {
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  /** Whether it is in no bracket. */
  readonly isOuter: boolean;
}

/** The engine takes keywords without a space after them: the rest of a name may be one with another prefix there. */
function gluedIn(
  { text }: Token,
  { before, after, isOuter }: Neighbours,
): 'SERVICE' | 'FROM' | undefined {
  const follows = (word: string): boolean => before !== undefined && isWord(before, word);
  if (/^service/i.test(text) && after?.text === '{' && !follows('GRAPH')) return 'SERVICE';
  const isNamed = follows('FROM') || follows('NAMED');
  return /^from/i.test(text) && isOuter && !isNamed ? 'FROM' : undefined;
}
