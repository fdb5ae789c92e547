import type { Field } from '../../model/model.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import type { Resource, View } from '../../reading/view.ts';
import { inPieces, PIECE, type Work } from '../../reading/work.ts';
import { collationOf } from '../list/collation.ts';
import { keysOf, named, type CountedKey } from '../list/counted-keys.ts';
import { sorting } from '../sort-in-turns.ts';

/** So many choices of languages have an order of their own. */
const MOST_ORDERS = 4;

/** What a value and how often it is there take, in bytes. */
const KEY = 12;

/** The values of a field of each resource of a class as small integers, by position. */
export class KeyColumn {
  readonly keys: readonly CountedKey[];
  /** Where in `codes` the values of a position begin; they end where those of the next begin. */
  readonly #starts: Int32Array;
  readonly #codes: Int32Array;
  readonly #ranks = new Map<string, Int32Array>();
  #all: Int32Array | undefined;

  private constructor(keys: readonly CountedKey[], starts: Int32Array, codes: Int32Array) {
    this.keys = keys;
    this.#starts = starts;
    this.#codes = codes;
  }

  static *reading(members: readonly Resource[], field: Field): Work<KeyColumn> {
    const known = new Map<CountedKey, number>();
    const starts = new Int32Array(members.length + 1);
    const codes: number[] = [];
    let position = 0;
    yield* inPieces(members, 1, (resource) => {
      for (const key of keysOf(resource, field)) {
        const code = known.get(key) ?? known.size;
        if (code === known.size) known.set(key, code);
        codes.push(code);
      }
      starts[(position += 1)] = codes.length;
    });
    return new KeyColumn([...known.keys()], starts, Int32Array.from(codes));
  }

  /** What it takes in memory, about, with all the orders that it may have. */
  get bytes(): number {
    const { byteLength } = this.#starts;
    return byteLength + this.#codes.byteLength + this.keys.length * (KEY + 4 * MOST_ORDERS);
  }

  /** How many resources have each value, of all or of those at some positions. */
  *counting(positions?: readonly number[]): Work<Int32Array> {
    if (!positions) return (this.#all ??= countAll(this.#codes, this.keys.length));
    const counts = new Int32Array(this.keys.length);
    for (let from = 0; from < positions.length; from += PIECE) {
      if (from > 0) yield;
      this.#count(positions.slice(from, from + PIECE), counts);
    }
    return counts;
  }

  #count(positions: readonly number[], counts: Int32Array): void {
    for (const position of positions) {
      const end = this.#starts[position + 1] ?? 0;
      for (let at = this.#starts[position] ?? 0; at < end; at += 1) {
        const code = this.#codes[at] ?? 0;
        counts[code] = (counts[code] ?? 0) + 1;
      }
    }
  }

  /** The place of each value in the order of the labels that they have in some languages. */
  *ranking(languages: readonly string[], view: View): Work<Int32Array> {
    const choice = languages.join();
    const ranks = this.#ranks.get(choice) ?? (yield* ranksOf(this.keys, languages, view));
    this.#ranks.delete(choice);
    this.#ranks.set(choice, ranks);
    const [oldest] = this.#ranks.keys();
    if (this.#ranks.size > MOST_ORDERS && oldest !== undefined) this.#ranks.delete(oldest);
    return ranks;
  }
}

function countAll(codes: Int32Array, keys: number): Int32Array {
  const counts = new Int32Array(keys);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function* ranksOf(
  keys: readonly CountedKey[],
  languages: readonly string[],
  view: View,
): Work<Int32Array> {
  const collation = collationOf(view);
  const labelled: { readonly code: number; readonly label: string; readonly value: string }[] = [];
  yield* inPieces(keys, 1, (key) => {
    const { label, value } = named(key, languages);
    labelled.push({ code: labelled.length, label, value });
  });
  const ordered = yield* sorting(
    labelled,
    (a, b) => collation.compare(a.label, b.label) || compareTexts(a.value, b.value),
  );
  const ranks = new Int32Array(keys.length);
  for (const [rank, { code }] of ordered.entries()) ranks[code] = rank;
  return ranks;
}
