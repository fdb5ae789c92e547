import { compareTotally, isOrdered } from '../../rdf/compare-literals.ts';
import { plainText } from '../../rdf/datatype.ts';
import { literalKey, type Literal } from '../../rdf/literal.ts';
import type { Ranks } from './resource-facts.ts';

/** The ranks of some literals: those of their texts by a collator, and those of the values of each datatype. */
export class LiteralRanks implements Ranks {
  readonly #texts: ReadonlyMap<string, number>;
  readonly #values = new Map<string, ReadonlyMap<string, number>>();

  constructor(literals: readonly Literal[], collator: Intl.Collator) {
    const texts = [...new Set(literals.map(plainText))];
    this.#texts = ranked(texts, {
      compare: (a, b) => collator.compare(a, b),
      keyOf: (text) => text,
    });
    for (const [datatype, own] of byDatatype(literals))
      this.#values.set(datatype, ranked(own, { compare: compareTotally, keyOf: literalKey }));
  }

  ofText(literal: Literal): number {
    return found(this.#texts.get(plainText(literal)), literal);
  }

  ofValue(literal: Literal): number {
    return found(this.#values.get(literal.datatype)?.get(literalKey(literal)), literal);
  }

  /** How many ranks of texts there are. */
  get texts(): number {
    return size(this.#texts);
  }

  /** How many ranks of values there are, by datatype. */
  get values(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      [...this.#values].map(([datatype, ranks]) => [datatype, size(ranks)]),
    );
  }
}

function found(rank: number | undefined, literal: Literal): number {
  if (rank === undefined) throw new Error(`${literalKey(literal)} has no rank.`);
  return rank;
}

function size(ranks: ReadonlyMap<string, number>): number {
  let most = -1;
  for (const rank of ranks.values()) if (rank > most) most = rank;
  return most + 1;
}

interface Ranking<Item> {
  readonly compare: (a: Item, b: Item) => number;
  readonly keyOf: (item: Item) => string;
}

/** Equal items have one rank; the next has the next number. */
function ranked<Item>(
  items: readonly Item[],
  { compare, keyOf }: Ranking<Item>,
): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  let [rank, before]: [number, Item | undefined] = [-1, undefined];
  for (const item of [...items].sort(compare)) {
    if (before === undefined || compare(before, item) !== 0) rank += 1;
    ranks.set(keyOf(item), rank);
    before = item;
  }
  return ranks;
}

function byDatatype(literals: readonly Literal[]): ReadonlyMap<string, readonly Literal[]> {
  const found = new Map<string, Literal[]>();
  for (const literal of literals) {
    if (!isOrdered(literal.datatype)) continue;
    const own = found.get(literal.datatype);
    if (own) own.push(literal);
    else found.set(literal.datatype, [literal]);
  }
  return found;
}
