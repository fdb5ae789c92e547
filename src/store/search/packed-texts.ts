import { GrowingNumbers } from './growing-numbers.ts';

/** What the room becomes where it is too small. */
const GROWTH = 1.5;

/** Signs up to this take one byte. */
const ONE_BYTE = /^[\0-\xff]*$/;

/**
 * Texts by numbers from 0, one after another in one piece of memory, and no object in the heap. A sign takes one byte, or two where
 * some text has one beyond Latin-1: any text comes back as it was, also one with half of a pair.
 */
export class PackedTexts {
  #bytes = Buffer.allocUnsafeSlow(64);
  #isWide = false;
  /** In signs. */
  #used = 0;
  readonly #starts = new GrowingNumbers();

  get size(): number {
    return this.#starts.size;
  }

  /** Adds a text; gives its number. */
  add(text: string): number {
    if (!this.#isWide && !ONE_BYTE.test(text)) this.#widen();
    const needed = (this.#used + text.length) * this.#width;
    if (needed > this.#bytes.length)
      this.#resize(Math.max(Math.ceil(this.#bytes.length * GROWTH), needed));
    this.#starts.push(this.#used);
    this.#bytes.write(text, this.#used * this.#width, this.#encoding);
    this.#used += text.length;
    return this.size - 1;
  }

  /** The text of a number. */
  at(number: number): string {
    const end = number + 1 < this.size ? this.#starts.at(number + 1) : this.#used;
    return this.#signs(this.#starts.at(number), end);
  }

  /** Lets go of the room for others. */
  trim(): void {
    this.#resize(this.#used * this.#width);
    this.#starts.trim();
  }

  get #width(): number {
    return this.#isWide ? 2 : 1;
  }

  get #encoding(): 'latin1' | 'utf16le' {
    return this.#isWide ? 'utf16le' : 'latin1';
  }

  #signs(from: number, to: number): string {
    return this.#bytes.toString(this.#encoding, from * this.#width, to * this.#width);
  }

  #widen(): void {
    const bytes = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length, this.#used * 2));
    for (let at = 0; at < this.#used; at += PART)
      bytes.write(this.#signs(at, Math.min(at + PART, this.#used)), at * 2, 'utf16le');
    this.#bytes = bytes;
    this.#isWide = true;
  }

  #resize(room: number): void {
    const bytes = Buffer.allocUnsafeSlow(room);
    this.#bytes.copy(bytes, 0, 0, this.#used * this.#width);
    this.#bytes = bytes;
  }
}

/** So many signs are widened at a time. */
const PART = 65_536;
