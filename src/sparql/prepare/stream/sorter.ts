import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { linesOf } from './lines-of.ts';

/** How records are ordered. */
interface Ordering<Key> {
  /** What a record is ordered by. */
  readonly keyOf: (record: string) => Key;
  readonly compare: (a: Key, b: Key) => number;
}

interface Entry<Key> {
  readonly record: string;
  readonly key: Key;
}

/** So many characters are sorted in memory at a time. */
const RUN = 24_000_000;

/** Sorts any number of records, which have no line break, in bounded memory: sorted runs on the disk, merged when they are read. */
export class Sorter<Key> {
  readonly #folder: string;
  readonly #name: string;
  readonly #ordering: Ordering<Key>;
  readonly #most: number;
  readonly #runs: string[] = [];
  #records: string[] = [];
  #characters = 0;

  constructor(
    folder: string,
    name: string,
    { most = RUN, ...ordering }: Ordering<Key> & { most?: number },
  ) {
    this.#folder = folder;
    this.#name = name;
    this.#ordering = ordering;
    this.#most = most;
  }

  add(record: string): void {
    this.#records.push(record);
    this.#characters += record.length + 24;
    if (this.#characters >= this.#most) this.#flush();
  }

  /** All records in their order; of equal ones each, one after the other. */
  *sorted(): Generator<string> {
    if (!this.#runs.length) {
      yield* this.#inOrder();
      return;
    }
    this.#flush();
    yield* merged(
      this.#runs.map((path) => linesOf(path)),
      this.#ordering,
    );
  }

  #flush(): void {
    const path = join(this.#folder, `${this.#name}-${this.#runs.length}`);
    const file = openSync(path, 'w');
    let text: string[] = [];
    const write = (): void => {
      if (text.length) writeSync(file, `${text.join('\n')}\n`);
      text = [];
    };
    for (const record of this.#inOrder()) if (text.push(record) === TOGETHER) write();
    write();
    closeSync(file);
    this.#runs.push(path);
    [this.#records, this.#characters] = [[], 0];
  }

  #inOrder(): string[] {
    const { keyOf, compare } = this.#ordering;
    const entries = this.#records.map((record) => ({ record, key: keyOf(record) }));
    return entries.sort((a, b) => compare(a.key, b.key)).map(({ record }) => record);
  }
}

const TOGETHER = 4_096;

/** Sorted sequences as one: a heap has the next record of each. */
function* merged<Key>(
  runs: readonly Iterator<string>[],
  { keyOf, compare }: Ordering<Key>,
): Generator<string> {
  const heap = new Heap<Entry<Key> & { run: Iterator<string> }>((a, b) => compare(a.key, b.key));
  const take = (run: Iterator<string>): void => {
    const next = run.next();
    if (next.done !== true) heap.push({ run, record: next.value, key: keyOf(next.value) });
  };
  runs.forEach(take);
  for (let next = heap.pop(); next; next = heap.pop()) {
    yield next.record;
    take(next.run);
  }
}

/** A binary heap: the least item first. */
class Heap<Item> {
  readonly #items: Item[] = [];
  readonly #compare: (a: Item, b: Item) => number;

  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare;
  }

  push(item: Item): void {
    let place = this.#items.push(item) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.#isBefore(place, above)) return;
      this.#swap(place, above);
      place = above;
    }
  }

  pop(): Item | undefined {
    const [first] = this.#items;
    const last = this.#items.pop();
    if (last === undefined || !this.#items.length) return first;
    this.#items[0] = last;
    this.#sink();
    return first;
  }

  #sink(): void {
    for (let place = 0; ;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const least = right < this.#items.length && this.#isBefore(right, left) ? right : left;
      if (least >= this.#items.length || !this.#isBefore(least, place)) return;
      this.#swap(place, least);
      place = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    return this.#compare(this.#items[a] as Item, this.#items[b] as Item) < 0;
  }

  #swap(a: number, b: number): void {
    [this.#items[a], this.#items[b]] = [this.#items[b] as Item, this.#items[a] as Item];
  }
}
