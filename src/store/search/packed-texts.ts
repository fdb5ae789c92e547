import { GrowingNumbers } from './growing-numbers.ts';

/** Texts by numbers from 0, one after another in one piece of memory: two bytes a sign and four a text, and no object in the heap. */
export class PackedTexts {
  #bytes = Buffer.allocUnsafeSlow(1024);
  #used = 0;
  readonly #starts = new GrowingNumbers();

  get size(): number {
    return this.#starts.size;
  }

  /** Adds a text; gives its number. */
  add(text: string): number {
    const length = text.length * 2;
    if (this.#used + length > this.#bytes.length)
      this.#resize(Math.max(Math.ceil(this.#bytes.length * GROWTH), this.#used + length));
    this.#starts.push(this.#used / 2);
    this.#used += this.#bytes.write(text, this.#used, ENCODING);
    return this.#starts.size - 1;
  }

  /** The text of a number. */
  at(number: number): string {
    const end = number + 1 < this.size ? this.#starts.at(number + 1) * 2 : this.#used;
    return this.#bytes.toString(ENCODING, this.#starts.at(number) * 2, end);
  }

  /** Lets go of the room for others. */
  trim(): void {
    this.#resize(this.#used);
    this.#starts.trim();
  }

  #resize(room: number): void {
    const bytes = Buffer.allocUnsafeSlow(room);
    this.#bytes.copy(bytes, 0, 0, this.#used);
    this.#bytes = bytes;
  }
}

/** What the room becomes where it is too small. */
const GROWTH = 1.5;

/** Any text comes back as it was, also one with half of a pair. */
const ENCODING = 'utf16le';
