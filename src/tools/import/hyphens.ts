import type { Line } from './line.ts';
import type { Words } from './words.ts';

/** How a word that a line breaks at a hyphen goes on: as one word, with its hyphen, or with a space after it. */
type Joint = '' | '-' | '- ';

/** Two lines of which the first ends with a hyphen, as one; whether the hyphen may belong to the word. */
export interface Joined {
  readonly text: string;
  readonly doubt?: string;
}

/** Joins lines that are broken at hyphens, by what the page itself has elsewhere. */
export class Hyphens {
  readonly #words: Words;
  readonly #known: ReadonlySet<string>;

  constructor(lines: readonly Line[], words: Words) {
    this.#words = words;
    const all = lines.flatMap(({ text }) => text.toLowerCase().split(/[^\p{L}\p{N}-]+/u));
    this.#known = new Set(all.filter((word) => word !== ''));
  }

  /** Whether a line ends with a hyphen that the next may go on from. */
  isBroken(line: Line, next: Line): boolean {
    return /\p{L}-$/u.test(line.text) && /^\p{Ll}/u.test(next.text);
  }

  join(text: string, next: string): Joined {
    if (!/\p{L}-$/u.test(text) || !/^\p{Ll}/u.test(next)) return { text: `${text} ${next}` };
    const [start = ''] = /[\p{L}\p{N}-]+$/u.exec(text.slice(0, -1)) ?? [];
    const [end = ''] = /^[\p{L}\p{N}]+/u.exec(next) ?? [];
    const joint = this.#joint(start, end);
    const whole = text.slice(0, -1) + joint + next;
    const isDoubtful = joint === '' && this.#isDoubtful(start, end);
    return isDoubtful
      ? { text: whole, doubt: `"${start}-" and "${end}" were joined` }
      : { text: whole };
  }

  #joint(start: string, end: string): Joint {
    const { joins } = this.#words.names;
    if (joins.includes(end.toLowerCase())) return '- ';
    const [first, second] = [start.toLowerCase(), end.toLowerCase()];
    if (this.#known.has(first + second)) return '';
    if (this.#known.has(`${first}-${second}`)) return '-';
    // An abbreviation keeps its hyphen, and so does a compound whose parts end and begin with the same vowel.
    if (/^[\p{Lu}\d]+$/u.test(start)) return '-';
    const isSameVowel = /[aeiouyäöå]$/.test(first) && first.at(-1) === second.at(0);
    return isSameVowel ? '-' : '';
  }

  /** The first part is a word of the page by itself, and the whole is none: the hyphen may be a real one. */
  #isDoubtful(start: string, end: string): boolean {
    const first = start.toLowerCase();
    return this.#known.has(first) && !this.#known.has(first + end.toLowerCase());
  }
}
