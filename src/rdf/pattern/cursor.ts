/** A text that is no pattern: the message names what is wrong where, and what to write in its place. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

/** Goes over the characters of a pattern. */
export class Cursor {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.#characters = Array.from(pattern);
  }

  /** The character to be read next; `undefined` at the end. */
  get next(): string | undefined {
    return this.#characters[this.#at];
  }

  /** The character so many further on. */
  after(offset: number): string | undefined {
    return this.#characters[this.#at + offset];
  }

  /** So many of the characters that come next, or those that there are. */
  ahead(length: number): string {
    return this.#characters.slice(this.#at, this.#at + length).join('');
  }

  take(): string {
    const character = this.next;
    if (character === undefined) return this.refuse('the pattern ends too early');
    this.#at += 1;
    return character;
  }

  skip(length: number): void {
    this.#at += length;
  }

  /** The characters before the next one of a kind, which are passed with it; `undefined` where there is none. */
  takeTo(end: string): string | undefined {
    const index = this.#characters.indexOf(end, this.#at);
    if (index < 0) return undefined;
    const taken = this.#characters.slice(this.#at, index).join('');
    this.#at = index + 1;
    return taken;
  }

  /** Throws: names the place, so many characters back. */
  refuse(what: string, back = 0): never {
    throw new PatternError(`at character ${this.#at + 1 - back}, ${what}`);
  }
}
