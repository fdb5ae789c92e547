import SearchableMap from 'minisearch/SearchableMap';
import { visibleText } from '../../rdf/visible-text.ts';
import type { Grade } from './grade.ts';
import { normal, SEPARATOR, signsOf } from './words.ts';

/** What is shorter begins too many notations. */
const SHORTEST_START = 3;

/** Groups of letters and digits with a separator between them, with a digit in one: these have others below them. */
const GROUPS = new RegExp(
  String.raw`^[^\p{L}\p{N}]*(?=\D*\d)[\p{L}\p{N}]+(?:${SEPARATOR}[\p{L}\p{N}]+)*[^\p{L}\p{N}]*$`,
  'u',
);

/** The number of a notation's text, and how long its first part, its first two parts … are without separators. */
interface Notation {
  readonly text: number;
  readonly lengths: readonly number[];
}

/** The notations of a catalogue, found sign by sign, and in any spelling: "07 02" is "0702" and "07.02". */
export class Notations {
  readonly #notations = new SearchableMap<Notation[]>();
  readonly #bySigns = new Map<string, number[]>();

  /** Adds a notation with the number of its text. */
  add(value: string, text: number): void {
    const signs = signsOf(value);
    const same = this.#bySigns.get(signs);
    if (same) same.push(text);
    else this.#bySigns.set(signs, [text]);
    const visible = visibleText(value).trim();
    if (!GROUPS.test(visible)) return;
    const parts = visible
      .split(/[^\p{L}\p{N}]+/u)
      .map(normal)
      .filter(Boolean);
    const lengths = parts.map((_, index) => parts.slice(0, index + 1).join('').length);
    const notation = { text, lengths };
    // A list that is empty at first takes the room of seventeen in V8.
    const known = this.#notations.fetch(parts.join(''), () => [notation]);
    if (known.at(-1) !== notation) known.push(notation);
  }

  /** The notations that are an asked one sign by sign, and those that begin with its normal form. */
  matches({ word, signs }: { word: string; signs: string }): ReadonlyMap<number, Grade> {
    const matches = new Map<number, Grade>();
    for (const { text, lengths } of this.#beginningWith(word)) {
      const grade = gradeOf(word, lengths);
      if (grade) matches.set(text, grade);
    }
    for (const text of this.#bySigns.get(signs) ?? []) matches.set(text, 'signs');
    return matches;
  }

  #beginningWith(word: string): Notation[] {
    return /\d/.test(word) ? [...this.#notations.atPrefix(word).values()].flat() : [];
  }
}

function gradeOf({ length }: string, lengths: readonly number[]): Grade | undefined {
  if (lengths.at(-1) === length) return 'exact';
  if (lengths.includes(length)) return 'start';
  return length >= SHORTEST_START ? 'loose' : undefined;
}
