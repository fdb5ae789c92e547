import SearchableMap from 'minisearch/SearchableMap';
import { visibleText } from '../../rdf/visible-text.ts';
import type { Entry } from './entry.ts';
import type { Grade } from './grade.ts';
import { normal, SEPARATOR, signsOf } from './words.ts';

/** What is shorter begins too many notations. */
const SHORTEST_START = 3;

/** Groups of letters and digits with a separator between them, with a digit in one: these have others below them. */
const GROUPS = new RegExp(
  String.raw`^[^\p{L}\p{N}]*(?=\D*\d)[\p{L}\p{N}]+(?:${SEPARATOR}[\p{L}\p{N}]+)*[^\p{L}\p{N}]*$`,
  'u',
);

/** A notation's entry, and how long its first part, its first two parts … are without separators. */
interface Notation {
  readonly entry: Entry;
  readonly lengths: readonly number[];
}

/** The notations of a catalogue, found sign by sign, and in any spelling: "07 02" is "0702" and "07.02". */
export class Notations {
  readonly #notations = new SearchableMap<Notation[]>();
  readonly #bySigns = new Map<string, Entry[]>();

  add(entry: Entry): void {
    const { value } = entry.literal;
    const signs = signsOf(value);
    const same = this.#bySigns.get(signs);
    if (same) same.push(entry);
    else this.#bySigns.set(signs, [entry]);
    const text = visibleText(value).trim();
    if (!GROUPS.test(text)) return;
    const parts = text
      .split(/[^\p{L}\p{N}]+/u)
      .map(normal)
      .filter(Boolean);
    const lengths = parts.map((_, index) => parts.slice(0, index + 1).join('').length);
    this.#notations.fetch(parts.join(''), () => []).push({ entry, lengths });
  }

  /** The notations that are an asked one sign by sign, and those that begin with its normal form. */
  matches({ word, signs }: { word: string; signs: string }): ReadonlyMap<Entry, Grade> {
    const matches = new Map<Entry, Grade>();
    for (const { entry, lengths } of this.#beginningWith(word)) {
      const grade = gradeOf(word, lengths);
      if (grade) matches.set(entry, grade);
    }
    for (const entry of this.#bySigns.get(signs) ?? []) matches.set(entry, 'signs');
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
