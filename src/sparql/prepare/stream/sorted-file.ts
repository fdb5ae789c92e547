import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { firstPlace } from '../../../reading/halving.ts';

/** After so many records of a file there is an entry of its index in memory. */
const EVERY = 64;

/** So many blocks of records stay in memory. */
const BLOCKS = 2_000;

/** The sign between the parts of a record: no address has it, and JSON escapes it. */
export const SEPARATOR = '\u0001';

/** Records in order on the disk, found by their first part. */
export class SortedFile {
  readonly #path: string;
  readonly #keys: string[] = [];
  readonly #offsets: number[] = [];
  readonly #blocks = new LRUCache<number, readonly string[]>({ max: BLOCKS });
  #file = -1;
  #end = 0;

  /** How many records there are. */
  size = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Writes records, which come in order; passes each on. */
  *write(records: Iterable<string>): Generator<string> {
    const file = openSync(this.#path, 'w');
    let block: string[] = [];
    const flush = (): void => {
      if (!block.length) return;
      this.#keys.push(copyOf(block[0] ?? ''));
      this.#offsets.push(this.#end);
      this.#end += writeSync(file, `${block.join('\n')}\n`);
      block = [];
    };
    for (const record of records) {
      this.size += 1;
      if (block.push(record) === EVERY) flush();
      yield record;
    }
    flush();
    closeSync(file);
    this.#file = openSync(this.#path, 'r');
  }

  /** The records whose first parts are these. */
  *having(first: string): Generator<string> {
    const start = first + SEPARATOR;
    for (const record of this.#from(start)) {
      if (!record.startsWith(start)) return;
      yield record;
    }
  }

  /** The records from the first that is not before a text. */
  *#from(text: string): Generator<string> {
    const first = Math.max(0, placeOf(text, this.#keys) - 1);
    for (let index = first; index < this.#keys.length; index += 1) {
      const records = this.#block(index);
      yield* index === first ? records.slice(placeOf(text, records)) : records;
    }
  }

  /** All records. */
  *all(): Generator<string> {
    for (let index = 0; index < this.#keys.length; index += 1) yield* this.#read(index);
  }

  close(): void {
    if (this.#file >= 0) closeSync(this.#file);
  }

  #block(index: number): readonly string[] {
    let block = this.#blocks.get(index);
    if (!block) this.#blocks.set(index, (block = this.#read(index)));
    return block;
  }

  #read(index: number): readonly string[] {
    const start = this.#offsets[index] ?? 0;
    const buffer = Buffer.alloc((this.#offsets[index + 1] ?? this.#end) - start);
    readSync(this.#file, buffer, 0, buffer.length, start);
    return buffer.toString('utf8').split('\n').slice(0, -1);
  }
}

/** The place of the first of some sorted texts that is not before a text. */
function placeOf(text: string, sorted: readonly string[]): number {
  return firstPlace(sorted, (each) => each >= text);
}

/** A text by itself: a part of a longer one would keep that in memory as well. */
export function copyOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
