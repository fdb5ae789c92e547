import { PIECE, type Work } from '../../reading/work.ts';

/** So many places are indexed, 4 bytes each: texts that have more are read one by one. */
const MOST_PLACES = 8_000_000;

const LENGTH = 3;

/** Which of some texts have three characters in a row: few have the rarest three of a longer text. */
export class Trigrams {
  /** For each three characters the end of their positions in `positions`; they begin where those before them end. */
  readonly #ends: ReadonlyMap<string, readonly [start: number, end: number]>;
  readonly #positions: Int32Array;

  private constructor(lists: ReadonlyMap<string, readonly number[]>, places: number) {
    const ends = new Map<string, readonly [number, number]>();
    this.#positions = new Int32Array(places);
    let start = 0;
    for (const [trigram, list] of lists) {
      this.#positions.set(list, start);
      ends.set(trigram, [start, (start += list.length)]);
    }
    this.#ends = ends;
  }

  /** Indexes texts, giving way now and then; `undefined` where they are too long together. */
  static *indexing(texts: readonly string[]): Work<Trigrams | undefined> {
    const lists = new Map<string, number[]>();
    let [places, spent] = [0, 0];
    for (const [position, text] of texts.entries()) {
      places += add(lists, text, position);
      if (places > MOST_PLACES) return undefined;
      if ((spent += text.length) < PIECE) continue;
      spent = 0;
      yield;
    }
    return new Trigrams(lists, places);
  }

  /**
   * The positions of the texts that may contain a part, ascending: all that do are among them. `undefined` where the part
   * is too short, or where more than so many may contain it.
   */
  candidates(part: string, most: number): readonly number[] | undefined {
    if (part.length < LENGTH) return undefined;
    const lists: Int32Array[] = [];
    for (let at = 0; at + LENGTH <= part.length; at += 1) {
      const place = this.#ends.get(part.slice(at, at + LENGTH));
      if (!place) return [];
      lists.push(this.#positions.subarray(...place));
    }
    const [first, ...others] = lists.sort((a, b) => a.length - b.length);
    if (!first || first.length > most) return undefined;
    return Array.from(others.reduce(common, first));
  }
}

/** Adds the position of a text to the list of each three characters in it; how many lists that are. */
function add(lists: Map<string, number[]>, text: string, position: number): number {
  let added = 0;
  for (let at = 0; at + LENGTH <= text.length; at += 1) {
    const trigram = text.slice(at, at + LENGTH);
    const list = lists.get(trigram);
    if (!list) lists.set(trigram, [position]);
    else if (list.at(-1) === position) continue;
    else list.push(position);
    added += 1;
  }
  return added;
}

/** What a short list has in common with a longer one, both ascending. */
function common(short: Int32Array, long: Int32Array): Int32Array {
  let low = 0;
  return short.filter((position) => {
    low = firstNotBelow(long, position, low);
    return long[low] === position;
  });
}

function firstNotBelow(list: Int32Array, position: number, from: number): number {
  let [low, high] = [from, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? Infinity) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
