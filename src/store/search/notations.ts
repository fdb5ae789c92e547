import type { Work } from '../../reading/work.ts';
import { visibleText } from '../../rdf/visible-text.ts';
import type { Grade } from './grade.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import { PackedTexts } from './packed-texts.ts';
import { SortedNumbers } from './sorted-numbers.ts';
import { normal, SEPARATOR, signsOf } from './words.ts';

/** What is shorter begins too many notations. */
const SHORTEST_START = 3;

/** Groups of letters and digits with a separator between them, with a digit in one: these have others below them. */
const GROUPS = new RegExp(
  String.raw`^[^\p{L}\p{N}]*(?=\D*\d)[\p{L}\p{N}]+(?:${SEPARATOR}[\p{L}\p{N}]+)*[^\p{L}\p{N}]*$`,
  'u',
);

/** Between the parts of a notation, as it is kept: no part has a space. */
const BETWEEN = ' ';

/** What is found of the notations, once all of them are there. */
interface Found {
  readonly bySigns: SortedNumbers;
  readonly byParts: SortedNumbers;
}

/** The notations of a catalogue, found sign by sign, and in any spelling: "07 02" is "0702" and "07.02". */
export class Notations {
  /** By the numbers of the notations from 0: the number of the text, the notation as signs, and its parts, if it has any. */
  readonly #texts = new GrowingNumbers();
  readonly #signs = new PackedTexts();
  readonly #parts = new PackedTexts();
  #found: Found | undefined;

  /** Adds a notation with the number of its text. */
  add(value: string, text: number): void {
    this.#texts.push(text);
    this.#signs.add(signsOf(value));
    const visible = visibleText(value).trim();
    const parts = GROUPS.test(visible) ? visible.split(/[^\p{L}\p{N}]+/u).map(normal) : [];
    this.#parts.add(parts.filter(Boolean).join(BETWEEN));
  }

  /** Puts the notations in order, after which they can be found, and none can be added. */
  *closing(): Work<void> {
    for (const each of [this.#texts, this.#signs, this.#parts]) each.trim();
    const all = Array.from({ length: this.#texts.size }, (_each, number) => number);
    const inParts = all.filter((number) => this.#parts.at(number) !== '');
    this.#found = {
      bySigns: yield* SortedNumbers.of(all, (number) => this.#signs.at(number)),
      byParts: yield* SortedNumbers.of(inParts, (number) => joined(this.#parts.at(number))),
    };
  }

  /** The texts of the notations that are an asked one sign by sign, and of those that begin with its normal form. */
  matches({ word, signs }: { word: string; signs: string }): ReadonlyMap<number, Grade> {
    if (!this.#found) throw new Error('The notations are not closed.');
    const { bySigns, byParts } = this.#found;
    const matches = new Map<number, Grade>();
    for (const number of /\d/.test(word) ? byParts.beginningWith(word) : []) {
      const grade = gradeOf(word, this.#lengthsOf(number));
      if (grade) matches.set(this.#texts.at(number), grade);
    }
    for (const number of bySigns.equalTo(signs)) matches.set(this.#texts.at(number), 'signs');
    return matches;
  }

  /** How long the first part of a notation, its first two parts … are without separators. */
  #lengthsOf(number: number): number[] {
    const parts = this.#parts.at(number).split(BETWEEN);
    return parts.map((_, index) => parts.slice(0, index + 1).join('').length);
  }
}

function joined(parts: string): string {
  return parts.replaceAll(BETWEEN, '');
}

function gradeOf({ length }: string, lengths: readonly number[]): Grade | undefined {
  if (lengths.at(-1) === length) return 'exact';
  if (lengths.includes(length)) return 'start';
  return length >= SHORTEST_START ? 'loose' : undefined;
}
