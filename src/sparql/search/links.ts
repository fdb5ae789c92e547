import { GrowingNumbers } from '../../store/search/growing-numbers.ts';

/** Links between resources by their places, which are added in the order of where they begin. */
export class Links {
  readonly #from = new GrowingNumbers();
  readonly #to = new GrowingNumbers();

  /** Adds the links of a resource, in order. */
  add(from: number, to: readonly number[]): void {
    for (const each of to) {
      this.#from.push(from);
      this.#to.push(each);
    }
  }

  /** Where the links of a resource lead to. */
  of(from: number): readonly number[] {
    let [low, high] = [0, this.#from.size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#from.at(middle) < from) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let link = low; link < this.#from.size && this.#from.at(link) === from; link += 1)
      found.push(this.#to.at(link));
    return found;
  }

  /** All places that links lead to. */
  get ends(): Iterable<number> {
    return this.#to.all;
  }
}
