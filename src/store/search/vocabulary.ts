import SearchableMap from 'minisearch/SearchableMap';
import { stemOf, withoutGradation } from './finnish.ts';
import { grades, type Grade } from './grade.ts';

/** Shorter words are searched as they are, not as beginnings. */
const SHORTEST_START = 3;
/** Shorter words may be in any word by chance. */
const SHORTEST_PART = 4;
/** A longer stem is also searched without its last letters, but not shorter than this. */
const SHORTEST_LOOSE = 7;
const LOOSE_ENDING = 2;
/** The longest word: longer ones are cut, because the number of parts grows with the square of the length. */
const LONGEST = 64;

/** The words of all texts, by their beginnings and by their parts. */
export class Vocabulary {
  readonly #words = new Set<string>();
  readonly #starts = new SearchableMap<string[]>();
  readonly #parts = new SearchableMap<string[]>();

  add(word: string): void {
    if (this.#words.has(word)) return;
    this.#words.add(word);
    const form = withoutGradation(word).slice(0, LONGEST);
    this.#starts.fetch(form, () => []).push(word);
    for (let at = 2; at <= form.length - SHORTEST_PART; at += 1)
      this.#parts.fetch(form.slice(at), () => []).push(word);
  }

  /** The words that fit a word of a query, each with its best grade. */
  matches(asked: string): ReadonlyMap<string, Grade> {
    const matches = new Map<string, Grade>();
    const found = this.#found(asked);
    // The best grade is written last.
    for (const grade of grades.toReversed())
      for (const word of found[grade]) matches.set(word, grade);
    return matches;
  }

  #found(asked: string): Record<Grade, readonly string[]> {
    const stem = /\d/.test(asked) ? asked : stemOf(asked);
    const loose = stem.slice(0, Math.max(SHORTEST_LOOSE, stem.length - LOOSE_ENDING));
    return {
      exact: this.#words.has(asked) ? [asked] : [],
      start: stem.length >= SHORTEST_START ? beginning(this.#starts, stem) : [],
      inside: stem.length >= SHORTEST_PART ? beginning(this.#parts, stem) : [],
      loose:
        loose.length < SHORTEST_LOOSE
          ? []
          : [...beginning(this.#starts, loose), ...beginning(this.#parts, loose)],
    };
  }
}

function beginning(map: SearchableMap<string[]>, prefix: string): string[] {
  return [...map.atPrefix(prefix).values()].flat();
}
