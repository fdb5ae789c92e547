import type { Mistake, Tokenized } from './mistake.ts';
import { FORMS } from './sparql-words.ts';
import { isOf, isWord, placeIn, type Token } from './tokens.ts';

/** So many brackets may be open at a time: the engine reads them by recursion. */
const DEEPEST = 60;

/**
 * So many operators and brackets may come one after another, each within the brackets of others included. The engine makes
 * a tree as deep as that: its stack ends at 813 of the most expensive ones (Oxigraph 0.5.11), and 60 brackets take a third of it.
 */
const LONGEST = 500;

/** So many parts between commas a list may have: the engine's stack ends at 13,300. */
const MOST_PARTS = 5_000;

const OPERATORS: ReadonlySet<string> = new Set(['||', '&&', '|', '/', '+', '-', '*']);

/** What is between two brackets of which one is open still. */
interface Open {
  /** The operators and brackets after the last comma, the most of them between two commas, and the most within one pair. */
  chain: number;
  longest: number;
  below: number;
  parts: number;
  /** Whether it has the values of VALUES, which are a plain list. */
  readonly isData: boolean;
}

/** Measures how deep the tree of a query is; says where it is too deep for the engine. */
export function depthMistakeIn({ text, tokens }: Tokenized): Mistake | undefined {
  const depth = new Depth();
  for (const token of tokens) {
    const excess = depth.read(token) ? depth.excess : undefined;
    if (excess === undefined) continue;
    const message = `Expected at most ${excess}, got more at ${placeIn(text, token.at)}. ${HELP}`;
    return { code: 'QUERY_TOO_DEEP', message };
  }
  return undefined;
}

const NODES: ReadonlySet<Token['kind']> = new Set(['address', 'name', 'variable']);

const HELP = 'For many values use VALUES; for many resources ask in several queries.';

/** How deep the tree is of the tokens that were read. */
class Depth {
  readonly #open: Open[] = [];
  /** What is in no bracket, or in the innermost one. */
  #top = opened(false);
  #isValues = false;
  #isDescribe = false;

  /** Reads a token; returns whether the tree may be deeper with it. */
  read(token: Token): boolean {
    if (isWord(token, 'VALUES')) this.#isValues = true;
    if (isOf(FORMS, token)) this.#isDescribe = isWord(token, 'DESCRIBE');
    // The resources of DESCRIBE are a chain, too.
    const isNode = this.#isDescribe && this.#open.length === 0 && NODES.has(token.kind);
    if (isNode) this.#top.chain += 1;
    if (token.kind === 'sign') this.#readSign(token.text);
    return isNode || token.kind === 'sign';
  }

  /** What there is more of than there may be. */
  get excess(): string | undefined {
    const all = [...this.#open, this.#top];
    if (all.length - 1 > DEEPEST) return `${DEEPEST} brackets open at a time`;
    const above = all.reduce((sum, { chain, longest }) => sum + Math.max(chain, longest), 0);
    if (Math.max(above, ...all.map(lengthOf)) > LONGEST)
      return `${LONGEST} operators and groups in a row, with those within them`;
    return this.#top.parts > MOST_PARTS ? `${MOST_PARTS} parts of a list` : undefined;
  }

  #readSign(sign: string): void {
    const top = this.#top;
    const isOpening = '{(['.includes(sign);
    if ((isOpening || OPERATORS.has(sign)) && !top.isData) top.chain += 1;
    if (sign === ',') separate(top);
    if (isOpening) this.#openBracket(sign);
    if ('})]'.includes(sign)) this.#close();
  }

  #openBracket(sign: string): void {
    const { isData } = this.#top;
    this.#open.push(this.#top);
    this.#top = opened(isData || (this.#isValues && sign === '{'));
    if (sign === '{') this.#isValues = false;
  }

  #close(): void {
    const outer = this.#open.pop();
    if (!outer) return;
    outer.below = Math.max(outer.below, lengthOf(this.#top));
    this.#top = outer;
  }
}

function opened(isData: boolean): Open {
  return { chain: 0, longest: 0, below: 0, parts: 1, isData };
}

/** After a comma another part begins, which is beside the one before it. */
function separate(top: Open): void {
  top.longest = Math.max(top.longest, top.chain);
  top.chain = 0;
  top.parts += 1;
}

function lengthOf({ chain, longest, below }: Open): number {
  return Math.max(chain, longest) + below;
}
