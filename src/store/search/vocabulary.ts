import SearchableMap from 'minisearch/SearchableMap';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { otherBeginnings, stemOf, withoutGradation } from './finnish.ts';
import { grades, type Grade } from './grade.ts';
import { LanguageStems } from './language-stems.ts';

/** Shorter words are searched as they are, not as beginnings. */
const SHORTEST_START = 3;
/** Shorter words may be in any word by chance. */
const SHORTEST_PART = 4;
/** Shorter parts of a word that nothing fits are the beginnings and the ends of too many others. */
const SHORTEST_SHARE = 5;
/** A longer stem is also searched without its last letters, but not shorter than this. */
const SHORTEST_LOOSE = 7;
const LOOSE_ENDING = 2;
/** The longest word: longer ones are cut, because the number of parts grows with the square of the length. */
const LONGEST = 64;

/** The words of a key: most keys have one, and a list around it would be half of what is kept of it. */
type Words = string | string[];

/** The words of all texts, by their beginnings and by their parts. */
export class Vocabulary {
  readonly #words = new Set<string>();
  readonly #starts = new SearchableMap<Words>();
  readonly #parts = new SearchableMap<Words>();
  /** The words with å, ä or ö by their beginnings as a keyboard without these letters writes them. */
  readonly #withoutDots = new SearchableMap<Words>();
  readonly #stems = new LanguageStems();

  /**
   * Adds a word of a text in a language; a run of groups of a number is found by its beginning alone, since its groups are
   * words too.
   */
  add(word: string, { isRun = false, language = '' } = {}): void {
    this.#stems.add(word, language);
    if (this.#words.has(word)) return;
    this.#words.add(word);
    const form = withoutGradation(word).slice(0, LONGEST);
    addTo(this.#starts, form, word);
    if (isRun) return;
    if (/[åäö]/.test(form)) addTo(this.#withoutDots, withoutDots(form), word);
    for (let at = 2; at <= form.length - SHORTEST_PART; at += 1)
      addTo(this.#parts, form.slice(at), word);
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

  /** The words for one that none fits, which differ from it in the dots of their letters alone: *tyottomyys*. */
  withOtherDots(asked: string): ReadonlyMap<string, Grade> {
    const stem = stemOf(asked);
    if (/\d/.test(asked) || stem.length < SHORTEST_PART) return new Map();
    return new Map(beginning(this.#withoutDots, withoutDots(stem)).map((word) => [word, 'loose']));
  }

  /**
   * The parts of a compound that no text has: two words that texts have, or that one of its beginning and its end which is
   * longest. *Palautelomake* has *palaute*, *jobbansökan* has *jobb* and *ansökan*.
   */
  partsOf(asked: string): readonly string[] {
    if (/\d/.test(asked) || asked.length > LONGEST) return [];
    const cuts = Array.from({ length: asked.length }, (_, at) => ({
      head: this.#wholeWord(asked.slice(0, at)),
      tail: this.#beginsWord(asked.slice(at)),
    }));
    const both = cuts.flatMap(({ head, tail }) => (head && tail ? [[head, tail]] : []));
    const one = cuts.flatMap(({ head, tail }) => [head, tail].filter((part) => part !== undefined));
    const [longest] = one
      .filter(({ length }) => length >= SHORTEST_SHARE)
      .sort((x, y) => y.length - x.length);
    return both.at(-1) ?? (longest === undefined ? [] : [longest]);
  }

  /** The beginning of a compound where it is a word; Swedish ones may have an *s* after it. */
  #wholeWord(head: string): string | undefined {
    if (head.length < SHORTEST_PART) return undefined;
    return [head, head.replace(/s$/, '')].find((word) => this.#starts.has(withoutGradation(word)));
  }

  #beginsWord(tail: string): string | undefined {
    if (tail.length < SHORTEST_PART) return undefined;
    return beginning(this.#starts, stemOf(tail)).length ? tail : undefined;
  }

  /** The words that are most like one that none fits: with one letter other than it, or two of a long one. */
  near(asked: string): readonly string[] {
    const form = withoutGradation(asked);
    if (form.length < SHORTEST_PART || form.length > LONGEST || /\d/.test(form)) return [];
    const distance = form.length < SHORTEST_LOOSE ? 1 : 2;
    return [...this.#starts.fuzzyGet(form, distance).values()]
      .map(([words, differences]) => [[words].flat(), differences] as const)
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
        ...this.#stems.matches(asked),
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

function addTo(map: SearchableMap<Words>, key: string, word: string): void {
  const words = map.fetch(key, () => word);
  if (typeof words !== 'string') {
    if (words.at(-1) !== word) words.push(word);
  } else if (words !== word) map.set(key, [words, word]);
}

function withoutDots(form: string): string {
  return form.replace(/[åä]/g, 'a').replaceAll('ö', 'o');
}

function beginning(map: SearchableMap<Words>, prefix: string): string[] {
  return [...map.atPrefix(prefix).values()].flat();
}
