import { PIECE, type Work } from '../../reading/work.ts';

const LENGTH = 3;

/** Which of some texts have three characters in a row: few have the rarest three of a longer part. */
export class Trigrams {
  /** Where in `positions` those of each three characters begin and end. */
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

  /** Indexes texts, giving way now and then; `undefined` where they have more than so many places together. */
  static *indexing(texts: readonly string[], most: number): Work<Trigrams | undefined> {
    const lists = new Map<string, number[]>();
    let [places, spent] = [0, 0];
    for (const [position, text] of texts.entries()) {
      places += add(lists, text, position);
      if (places > most) return undefined;
      if ((spent += text.length) < PIECE) continue;
      spent = 0;
      yield;
    }
    return new Trigrams(lists, places);
  }

  /** What it takes in memory, about. */
  get bytes(): number {
    return this.#positions.byteLength + this.#ends.size * ENTRY;
  }

  /**
   * The positions of the texts that have the rarest three characters of a part, ascending: all that contain the part are
   * among them. `undefined` where the part is too short, or where there are more than so many.
   */
  candidates(part: string, most: number): Int32Array | undefined {
    if (part.length < LENGTH) return undefined;
    let rarest: readonly [start: number, end: number] = [0, Infinity];
    for (let at = 0; at + LENGTH <= part.length; at += 1) {
      const [start, end] = this.#ends.get(part.slice(at, at + LENGTH)) ?? NOWHERE;
      if (end - start < rarest[1] - rarest[0]) rarest = [start, end];
    }
    return rarest[1] - rarest[0] > most ? undefined : this.#positions.subarray(...rarest);
  }
}

const NOWHERE = [0, 0] as const;

/** What three characters and their place take in a map, in bytes. */
const ENTRY = 100;

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
