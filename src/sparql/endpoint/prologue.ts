import { FORMS } from './sparql-words.ts';
import { isOf, isWord, outerTokens, withoutEscapes, type Token } from './tokens.ts';

/** What a query declares before its form. */
export interface Prologue {
  readonly base: string;
  /** The addresses of the prefixes, by their names with the colon. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/** The graphs that a query names as its dataset. */
export interface Graphs {
  readonly from: readonly string[];
  readonly fromNamed: readonly string[];
}

/** Reads BASE and PREFIX of a query; `given` is what its first relative addresses are relative to. */
export function prologueOf(tokens: readonly Token[], given: string): Prologue {
  const prefixes = new Map<string, string>();
  let base = given;
  for (const [index, token] of tokens.entries()) {
    if (isOf(FORMS, token)) break;
    const [next, after] = [tokens[index + 1], tokens[index + 2]];
    if (isWord(token, 'BASE') && next?.kind === 'address') base = resolved(next.text, base);
    if (isWord(token, 'PREFIX') && next && after?.kind === 'address')
      prefixes.set(next.text, resolved(after.text, base));
  }
  return { base, prefixes };
}

/** The graphs of FROM and FROM NAMED as whole addresses, or what is wrong with them. */
export function graphsIn(tokens: readonly Token[], prologue: Prologue): Graphs | string {
  const graphs = { from: [] as string[], fromNamed: [] as string[] };
  const outer = outerTokens(tokens);
  for (const [index, token] of outer.entries()) {
    if (!isWord(token, 'FROM')) continue;
    const next = outer[index + 1];
    const isNamed = next !== undefined && isWord(next, 'NAMED');
    const named = isNamed ? outer[index + 2] : next;
    const address = named && addressOf(named, prologue);
    if (address === undefined) return `Expected the address of a graph after ${token.text}.`;
    (isNamed ? graphs.fromNamed : graphs.from).push(address);
  }
  return graphs;
}

function addressOf({ kind, text }: Token, { base, prefixes }: Prologue): string | undefined {
  if (kind === 'address') return resolved(text, base);
  if (kind !== 'name') return undefined;
  const prefix = prefixes.get(prefixOf(text));
  return prefix === undefined
    ? undefined
    : prefix + text.slice(prefixOf(text).length).replaceAll('\\', '');
}

/** The prefix of a name, with its colon. */
export function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':') + 1);
}

/** An address in brackets as a whole one; what is none is left as it is: no graph has it. */
function resolved(bracketed: string, base: string): string {
  const address = withoutEscapes(bracketed.slice(1, -1));
  if (URL.canParse(address) || !URL.canParse(address, base)) return address;
  return new URL(address, base).href;
}
