import type { Work } from '../../reading/work.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { otherBeginnings, stemOf, withoutGradation } from './finnish.ts';
import { grades, type Grade } from './grade.ts';
import { LanguageStems } from './language-stems.ts';
import { editDistance } from './edit-distance.ts';
import { NumberedTexts } from './numbered-texts.ts';
import type { PackedTexts } from './packed-texts.ts';
import { SortedNumbers } from './sorted-numbers.ts';

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

const THREE_DIGITS = /\d\D*\d\D*\d/;
/** The number of a part of a word is the word's times this, and the place at which the part begins. */
const PLACES = 64;

/** What is found of the words, once all of them are there. */
interface Found {
  readonly starts: SortedNumbers;
  readonly parts: SortedNumbers;
  /** The words with å, ä or ö by their beginnings as a keyboard without these letters writes them. */
  readonly withoutDots: SortedNumbers;
}

/** The words of all texts by numbers from 0, found by their beginnings and by their parts. */
export class Vocabulary {
  /** The numbers of the words, while words are added. */
  #numbers: NumberedTexts | undefined;
  readonly #words: PackedTexts;
  readonly #runs = new Set<number>();
  readonly #stems = new LanguageStems();
  #found: Found | undefined;

  constructor() {
    this.#numbers = new NumberedTexts();
    this.#words = this.#numbers.texts;
  }

  get size(): number {
    return this.#words.size;
  }

  /** The word of a number. */
  at(number: number): string {
    return this.#words.at(number);
  }

  /**
   * Adds a word of a text in a language, and gives its number; a run of groups of a number is found by its beginning alone,
   * since its groups are words too.
   */
  add(word: string, { isRun = false, language = '' } = {}): number {
    if (!this.#numbers) throw new Error('The vocabulary is closed.');
    const { size } = this;
    const number = this.#numbers.add(word);
    this.#stems.add(word, number, language);
    if (number === size && isRun) this.#runs.add(number);
    return number;
  }

  /** Puts the words in order, after which they can be found, and none can be added. */
  *closing(): Work<void> {
    this.#numbers = undefined;
    this.#words.trim();
    const formOf = (number: number) => formIn(this.at(number));
    this.#found = {
      starts: yield* SortedNumbers.of(this.#all(), formOf),
      parts: yield* SortedNumbers.of(this.#parts(), (part) =>
        formOf(wordOfPart(part)).slice(part % PLACES),
      ),
      withoutDots: yield* SortedNumbers.of(this.#dotted(), (number) => withoutDots(formOf(number))),
    };
    this.#runs.clear();
  }

  *#all(): Generator<number> {
    for (let number = 0; number < this.size; number += 1) yield number;
  }

  *#parts(): Generator<number> {
    for (const number of this.#all()) {
      if (this.#runs.has(number)) continue;
      const { length } = formIn(this.at(number));
      for (let at = 2; at <= length - SHORTEST_PART; at += 1) yield number * PLACES + at;
    }
  }

  *#dotted(): Generator<number> {
    for (const number of this.#all())
      if (!this.#runs.has(number) && /[åäö]/.test(formIn(this.at(number)))) yield number;
  }

  /** The numbers of the words that fit a word of a query, each with its best grade. */
  matches(asked: string): ReadonlyMap<number, Grade> {
    const matches = new Map<number, Grade>();
    const fitting = this.#fitting(asked);
    const give = (words: Iterable<number>, grade: Grade): void => {
      for (const word of words) matches.set(word, grade);
    };
    // The best grade is written last.
    for (const grade of grades.toReversed()) for (const words of fitting[grade]) give(words, grade);
    return matches;
  }

  /** The words for one that none fits, which differ from it in the dots of their letters alone: *tyottomyys*. */
  withOtherDots(asked: string): ReadonlyMap<number, Grade> {
    const stem = stemOf(asked);
    if (/\d/.test(asked) || stem.length < SHORTEST_PART) return new Map();
    const words = this.#closed.withoutDots.beginningWith(withoutDots(stem));
    return new Map(Array.from(words, (word) => [word, 'loose']));
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
    const { starts } = this.#closed;
    return [head, head.replace(/s$/, '')].find(
      (word) => starts.equalTo(withoutGradation(word)).length,
    );
  }

  #beginsWord(tail: string): string | undefined {
    if (tail.length < SHORTEST_PART) return undefined;
    return this.#closed.starts.beginningWith(stemOf(tail)).length ? tail : undefined;
  }

  /**
   * The words that are most like one that none fits: with one letter other than it, or two of a long one. Of those as like it
   * come first what more texts have, as `countOf` tells of the number of a word.
   */
  near(asked: string, countOf: (word: number) => number): readonly string[] {
    const form = withoutGradation(asked);
    if (form.length < SHORTEST_PART || form.length > LONGEST || /\d/.test(form)) return [];
    const most = form.length < SHORTEST_LOOSE ? 1 : 2;
    const near = new Map<string, Near>();
    for (const number of this.#closed.starts.all) {
      const word = this.at(number);
      // Most words of a large catalogue are numbers, and each of their digits is a difference.
      if (THREE_DIGITS.test(word)) continue;
      const own = formIn(word);
      const distance = editDistance(form, own, most);
      if (distance > most) continue;
      const { words = [], count = 0 } = near.get(own) ?? {};
      near.set(own, { distance, words: [...words, word], count: count + countOf(number) });
    }
    return [...near.values()].sort(compareNear).flatMap(({ words }) => words);
  }

  get #closed(): Found {
    if (!this.#found) throw new Error('The vocabulary is not closed.');
    return this.#found;
  }

  #fitting(asked: string): Record<Grade, readonly Iterable<number>[]> {
    const { starts, parts } = this.#closed;
    const stem = /\d/.test(asked) ? asked : stemOf(asked);
    const loose = stem.slice(0, Math.max(SHORTEST_LOOSE, stem.length - LOOSE_ENDING));
    const having = (text: string) => parts.beginningWith(text).map(wordOfPart);
    return {
      signs: [],
      exact: [starts.equalTo(formIn(asked)).filter((word) => this.at(word) === asked)],
      start: [
        ...(stem.length >= SHORTEST_START ? [starts.beginningWith(stem)] : []),
        this.#beginningOtherwise(asked),
        this.#stems.matches(asked),
      ],
      inside: stem.length >= SHORTEST_PART ? [having(stem)] : [],
      loose: loose.length < SHORTEST_LOOSE ? [] : [starts.beginningWith(loose), having(loose)],
    };
  }

  /** The words that begin as other forms of a word do, which its stem is not a beginning of. */
  #beginningOtherwise(asked: string): number[] {
    return otherBeginnings(asked).flatMap(({ beginning, rest }) =>
      [...this.#closed.starts.beginningWith(withoutGradation(beginning))].filter((number) => {
        const word = this.at(number);
        return word.startsWith(beginning)
          ? (rest?.test(word.slice(beginning.length)) ?? true)
          : rest === undefined;
      }),
    );
  }
}

/** Words that are alike but for gradation: how far they are from one that is asked for, and how many texts have them. */
interface Near {
  readonly distance: number;
  readonly words: readonly string[];
  readonly count: number;
}

function compareNear(a: Near, b: Near): number {
  return (
    a.distance - b.distance || b.count - a.count || compareTexts(a.words[0] ?? '', b.words[0] ?? '')
  );
}

/** What a word is compared by. */
function formIn(word: string): string {
  return withoutGradation(word).slice(0, LONGEST);
}

function wordOfPart(part: number): number {
  return Math.floor(part / PLACES);
}

function withoutDots(form: string): string {
  return form.replace(/[åä]/g, 'a').replaceAll('ö', 'o');
}
