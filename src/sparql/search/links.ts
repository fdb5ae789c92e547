import { firstWhere } from '../../reading/halving.ts';
import { GrowingNumbers } from '../../store/search/growing-numbers.ts';

/** There are fewer places than this, so that two of them are one number without loss. */
const PLACES = 2 ** 26;

/** Links between resources by their places, from 0: they are added in any order, closed, and then followed. */
export class Links {
  readonly #from = new GrowingNumbers();
  readonly #to = new GrowingNumbers();
  /** Where each link begins and ends, as one number, in order. */
  #pairs = new Float64Array(0);

  add(from: number, to: number): void {
    this.#from.push(from);
    this.#to.push(to);
  }

  /** Puts the links in order, after which none can be added. */
  close(): void {
    const pairs = Float64Array.from(
      this.#from.all,
      (from, link) => from * PLACES + this.#to.at(link),
    );
    for (const each of [this.#from, this.#to]) each.clear();
    this.#pairs = pairs.sort();
  }

  /** Where the links of a resource lead to, each place once, in order. */
  of(from: number): readonly number[] {
    const first = firstWhere(
      { to: this.#pairs.length },
      (link) => (this.#pairs[link] ?? 0) >= from * PLACES,
    );
    const found = new Set<number>();
    for (let link = first; link < this.#pairs.length; link += 1) {
      const to = (this.#pairs[link] ?? 0) - from * PLACES;
      if (to >= PLACES) break;
      found.add(to);
    }
    return [...found];
  }
}
