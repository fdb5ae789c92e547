import SearchableMap from 'minisearch/SearchableMap';
import type { Entry } from './entry.ts';
import type { Grade } from './grade.ts';
import { normal } from './words.ts';

/** What is shorter begins too many notations. */
const SHORTEST_START = 3;

/** A notation's entry, and how long its first part, its first two parts … are without separators. */
interface Notation {
  readonly entry: Entry;
  readonly lengths: readonly number[];
}

/** The notations of a catalogue, found in any spelling: "07 02" is "0702" and "07.02". */
export class Notations {
  readonly #notations = new SearchableMap<Notation[]>();

  add(entry: Entry): void {
    const parts = entry.literal.value.split(/[^\p{L}\p{N}]+/u).map(normal);
    const lengths = parts.map((_, index) => parts.slice(0, index + 1).join('').length);
    this.#notations.fetch(parts.join(''), () => []).push({ entry, lengths });
  }

  /** The notations that begin with an asked one, in normal form. */
  matches(asked: string): ReadonlyMap<Entry, Grade> {
    const matches = new Map<Entry, Grade>();
    if (!/\d/.test(asked)) return matches;
    const notations = [...this.#notations.atPrefix(asked).values()].flat();
    for (const { entry, lengths } of notations) {
      const grade = gradeOf(asked, lengths);
      if (grade) matches.set(entry, grade);
    }
    return matches;
  }
}

function gradeOf({ length }: string, lengths: readonly number[]): Grade | undefined {
  if (lengths.at(-1) === length) return 'exact';
  if (lengths.includes(length)) return 'start';
  return length >= SHORTEST_START ? 'loose' : undefined;
}
