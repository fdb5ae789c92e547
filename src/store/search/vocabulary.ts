import SearchableMap from 'minisearch/SearchableMap';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { otherBeginnings, stemOf, withoutGradation } from './finnish.ts';
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

  /** Adds a word; a run of groups of a number is found by its beginning alone, since its groups are words too. */
  add(word: string, isRun = false): void {
    if (this.#words.has(word)) return;
    this.#words.add(word);
    const form = withoutGradation(word).slice(0, LONGEST);
    this.#starts.fetch(form, () => []).push(word);
    if (isRun) return;
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

  /** The words that are most like one that none fits: with one letter other than it, or two of a long one. */
  near(asked: string): readonly string[] {
    const form = withoutGradation(asked);
    if (form.length < SHORTEST_PART || form.length > LONGEST || /\d/.test(form)) return [];
    const distance = form.length < SHORTEST_LOOSE ? 1 : 2;
    return [...this.#starts.fuzzyGet(form, distance).values()]
      .sort(([a, x], [b, y]) => x - y || compareTexts(a[0] ?? '', b[0] ?? ''))
      .flatMap(([words]) => words);
  }

  #found(asked: string): Record<Grade, readonly string[]> {
    const stem = /\d/.test(asked) ? asked : stemOf(asked);
    const loose = stem.slice(0, Math.max(SHORTEST_LOOSE, stem.length - LOOSE_ENDING));
    return {
      signs: [],
      exact: this.#words.has(asked) ? [asked] : [],
      start: [
        ...(stem.length >= SHORTEST_START ? beginning(this.#starts, stem) : []),
        ...this.#beginningOtherwise(asked),
      ],
      inside: stem.length >= SHORTEST_PART ? beginning(this.#parts, stem) : [],
      loose:
        loose.length < SHORTEST_LOOSE
          ? []
          : [...beginning(this.#starts, loose), ...beginning(this.#parts, loose)],
    };
  }

  /** The words that begin as other forms of a word do, which its stem is not a beginning of. */
  #beginningOtherwise(asked: string): string[] {
    return otherBeginnings(asked).flatMap(({ beginning: start, rest }) =>
      beginning(this.#starts, withoutGradation(start)).filter((word) =>
        word.startsWith(start)
          ? (rest?.test(word.slice(start.length)) ?? true)
          : rest === undefined,
      ),
    );
  }
}

function beginning(map: SearchableMap<string[]>, prefix: string): string[] {
  return [...map.atPrefix(prefix).values()].flat();
}
