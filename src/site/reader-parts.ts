import type { View } from '../reading/view.ts';

/** So many characters of parts are cached for each version of a catalogue; then all begins anew. */
const MOST_CHARACTERS = 4_000_000;

/** What a part counts for besides its own characters. */
const OVERHEAD = 100;

/** The parts of the pages of a view that are cached, all together up to a number of characters. */
class MadeParts {
  readonly #readers = new Map<string, ReaderParts>();
  #characters = 0;

  /** Those for readers of some languages, whose links keep a language that was chosen. */
  for(ranges: readonly string[], chosen = ''): ReaderParts {
    const key = `${chosen} ${ranges.join(' ')}`;
    let parts = this.#readers.get(key);
    if (!parts) {
      this.count(key.length);
      this.#readers.set(key, (parts = new ReaderParts(this)));
    }
    return parts;
  }

  count(characters: number): void {
    this.#characters += characters + OVERHEAD;
    if (this.#characters <= MOST_CHARACTERS) return;
    for (const parts of this.#readers.values()) parts.clear();
    this.#readers.clear();
    this.#characters = characters + OVERHEAD;
  }
}

/** The parts of pages that are the same for all readers of the same languages, by who makes them and what they are about. */
class ReaderParts {
  readonly #all: MadeParts;
  readonly #made = new Map<unknown, Map<object, unknown>>();

  constructor(all: MadeParts) {
    this.#all = all;
  }

  get(make: unknown, subject: object): unknown {
    return this.#made.get(make)?.get(subject);
  }

  add(
    make: unknown,
    subject: object,
    { part, characters }: { readonly part: unknown; readonly characters: number },
  ): void {
    this.#all.count(characters);
    let made = this.#made.get(make);
    if (!made) this.#made.set(make, (made = new Map<object, unknown>()));
    made.set(subject, part);
  }

  clear(): void {
    this.#made.clear();
  }
}

export type { ReaderParts };

/** The parts that are there for readers of some languages. */
export function readerParts(
  view: View,
  ranges: readonly string[],
  chosen: string | undefined,
): ReaderParts {
  return view.remember('parts of pages', () => new MadeParts()).for(ranges, chosen);
}
