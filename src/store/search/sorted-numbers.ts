import { firstWhere } from '../../reading/halving.ts';
import type { Work } from '../../reading/work.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { sorting } from '../sort-in-turns.ts';
import { GrowingNumbers } from './growing-numbers.ts';

/** Numbers in the order of the keys that are made of them: those whose keys begin with a text are found by halving. */
export class SortedNumbers {
  readonly #numbers: Uint32Array;
  readonly #keyOf: (number: number) => string;
  /** The keys of some of them, at equal distances: most of a search by halving is among these, and makes no key. */
  readonly #signposts: readonly string[];
  readonly #distance: number;

  private constructor(numbers: Uint32Array, keyOf: (number: number) => string) {
    this.#numbers = numbers;
    this.#keyOf = keyOf;
    this.#distance = Math.max(1, Math.ceil(numbers.length / SIGNPOSTS));
    this.#signposts = Array.from({ length: Math.floor(numbers.length / this.#distance) }, (_, at) =>
      this.#keyAt((at + 1) * this.#distance - 1),
    );
  }

  /**
   * Numbers with equal keys keep the order in which they came. They are ordered by the beginnings of their keys first: so only the
   * keys of one beginning are there at a time.
   */
  static *of(numbers: Iterable<number>, keyOf: (number: number) => string): Work<SortedNumbers> {
    const byBeginning = new Map<string, GrowingNumbers>();
    let size = 0;
    for (const number of numbers) {
      const beginning = keyOf(number).slice(0, BEGINNING);
      let own = byBeginning.get(beginning);
      if (!own) byBeginning.set(beginning, (own = new GrowingNumbers()));
      own.push(number);
      if ((size += 1) % TOGETHER === 0) yield;
    }
    const ordered = new Uint32Array(size);
    let place = 0;
    for (const [beginning, own] of [...byBeginning].sort(([a], [b]) => compareTexts(a, b))) {
      const keyed = Array.from(own.all, (number) => ({ number, key: keyOf(number) }));
      for (const { number } of yield* sorting(keyed, (a, b) => compareTexts(a.key, b.key)))
        ordered[place++] = number;
      byBeginning.delete(beginning);
      yield;
    }
    return new SortedNumbers(ordered, keyOf);
  }

  /** All of them. */
  get all(): Uint32Array {
    return this.#numbers;
  }

  /** Those whose keys begin with a text, in order. */
  beginningWith(text: string): Uint32Array {
    const start = this.#firstFrom(text, 0);
    const isBeyond = (key: string) => key > text && !key.startsWith(text);
    return this.#numbers.subarray(start, this.#first(isBeyond, start));
  }

  /** Those whose keys are a text, in the order in which they came. */
  equalTo(text: string): Uint32Array {
    const start = this.#firstFrom(text, 0);
    return this.#numbers.subarray(
      start,
      this.#first((key) => key > text, start),
    );
  }

  #firstFrom(text: string, from: number): number {
    return this.#first((key) => key >= text, from);
  }

  /** The place of the first of which something is true that is true of all after it. */
  #first(isThere: (key: string) => boolean, from: number): number {
    const stretch = firstWhere({ to: this.#signposts.length }, (at) =>
      isThere(this.#signposts[at] ?? ''),
    );
    const start = Math.max(from, stretch * this.#distance);
    const to = Math.min(this.#numbers.length, (stretch + 1) * this.#distance);
    return firstWhere({ from: start, to }, (place) => isThere(this.#keyAt(place)));
  }

  #keyAt(place: number): string {
    return this.#keyOf(this.#numbers[place] ?? 0);
  }
}

/** So many keys are kept at most. */
const SIGNPOSTS = 1_024;

/** So many signs are the beginning of a key. */
const BEGINNING = 3;

/** So many keys are made between two pauses. */
const TOGETHER = 256;
