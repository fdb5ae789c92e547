import type { Work } from '../../reading/work.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { sorting } from '../sort-in-turns.ts';

/** Numbers in the order of the keys that are made of them: those whose keys begin with a text are found by halving. */
export class SortedNumbers {
  readonly #numbers: Uint32Array;
  readonly #keyOf: (number: number) => string;

  private constructor(numbers: Uint32Array, keyOf: (number: number) => string) {
    this.#numbers = numbers;
    this.#keyOf = keyOf;
  }

  /** Numbers with equal keys keep the order in which they came. The keys are there at once only until they are in order. */
  static *of(numbers: Iterable<number>, keyOf: (number: number) => string): Work<SortedNumbers> {
    const keyed: { readonly number: number; readonly key: string }[] = [];
    for (const number of numbers) {
      keyed.push({ number, key: keyOf(number) });
      if (keyed.length % TOGETHER === 0) yield;
    }
    const ordered = yield* sorting(keyed, (a, b) => compareTexts(a.key, b.key));
    return new SortedNumbers(
      Uint32Array.from(ordered, ({ number }) => number),
      keyOf,
    );
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
    let [low, high] = [from, this.#numbers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isThere(this.#keyOf(this.#numbers[middle] ?? 0))) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** So many keys are made between two pauses. */
const TOGETHER = 256;
