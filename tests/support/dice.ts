import fc from 'fast-check';

/** What makes the arbitrary of the numbers of a range. The tool compares the arguments of all former draws, so it has none. */
type Range = () => fc.Arbitrary<number>;

const ranges = new Map<string, Range>();

/** Any number as often as any other: the tool prefers the least and the greatest. */
function rangeOf(min: number, max: number): Range {
  const key = `${min} ${max}`;
  const known = ranges.get(key);
  if (known) return known;
  const range: Range = () => fc.noBias(fc.integer({ min, max }));
  ranges.set(key, range);
  return range;
}

/** What a random test draws while it goes on. */
export class Dice {
  readonly #draw: fc.GeneratorValue;

  constructor(draw: fc.GeneratorValue) {
    this.#draw = draw;
  }

  from(min: number, max: number): number {
    return this.#draw(rangeOf(min, max));
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.from(1, times) === 1;
  }

  /** One of several, drawn by its place: a schema's own objects are too deep for the tool to compare. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.from(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** So many of several, the same one perhaps again. */
  some<Item>(items: readonly Item[], [least, most]: readonly [number, number]): Item[] {
    return Array.from({ length: this.from(least, most) }, () => this.pick(items));
  }

  /** A value of an arbitrary. The tool compares what makes it and with what: both are the same again each time. */
  value<Args extends unknown[], Value>(
    make: (...args: Args) => fc.Arbitrary<Value>,
    ...args: Args
  ): Value {
    return this.#draw(make, ...args);
  }
}
