/** What each text that has a word is worth, by the numbers of the texts. */
export class Points {
  readonly #worths: Uint8Array;
  readonly #found: number[] = [];

  /** `size` is the number of all texts. */
  constructor(size: number) {
    this.#worths = new Uint8Array(size);
  }

  /** How many texts have the word. */
  get size(): number {
    return this.#found.length;
  }

  /** The texts that have the word. */
  get found(): readonly number[] {
    return this.#found;
  }

  /** What a text is worth; 0 where it has not the word. */
  of(text: number): number {
    return this.#worths[text] ?? 0;
  }

  /** Gives texts a worth, those that have none or less. */
  give(texts: Iterable<number>, worthOf: (text: number) => number): void {
    const worths = this.#worths;
    for (const text of texts) {
      const before = worths[text] ?? 0;
      const worth = worthOf(text);
      if (worth <= before) continue;
      if (before === 0) this.#found.push(text);
      worths[text] = worth;
    }
  }
}
