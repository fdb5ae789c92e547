import { stemOf, withoutGradation } from '../store/search/finnish.ts';

/** A word as it is compared with others. */
export interface Comparable {
  /** Its normal form. */
  readonly form: string;
  /** Without gradation, and without dots. */
  readonly plain: string;
  /** The stem of that. */
  readonly stem: string;
}

/** A word of a name. */
interface NameWord extends Comparable {
  /** How much it says of who is meant: 1 where it leads to one keeper alone. */
  readonly telling: number;
}

/** A text by which people know a resource. */
export interface NameOfWords {
  readonly words: readonly NameWord[];
  /** How surely the text means the resource. */
  readonly share: number;
}

/** A word, in normal form, as it is compared. */
export function comparable(form: string): Comparable {
  return { form, plain: folded(withoutGradation(form)), stem: folded(stemOf(form)) };
}

/** A word as a keyboard without å, ä and ö writes it. */
export function folded(word: string): string {
  return word.replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o');
}

/** A shorter stem is the beginning of too many words. */
const LETTERS = 4;
/** What a word says that another begins with, beyond what the rest of that adds; one that is inside another; its first part; else. */
const [BEGINS, INSIDE, PART, FAR] = [0.6, 0.55, 0.7, 0];
/** An ending of a form has so many letters at most: what has more after it is a compound. */
const ENDING = 6;
/** After what both begin with, a form of the same word has no more than so many letters where the other has some too. */
const OTHER = 4;

/**
 * How near a word is to another, from 0 to 1: a form of it, beginning so, with it inside, or its first part. A search finds
 * more, as it should; but of what a question is about that says little.
 */
export function nearness(word: Comparable, other: Comparable): number {
  const { plain, stem } = word;
  const shared = sharedLetters(plain, other.plain);
  const isOther = plain.length > shared && other.plain.length - shared > OTHER;
  if (shared >= stem.length && isOther) return INSIDE;
  if (shared >= stem.length)
    return BEGINS + (1 - BEGINS) * Math.min(1, (shared + 1) / other.plain.length);
  if (shared >= other.stem.length && shared >= LETTERS)
    return plain.length - shared > ENDING ? PART : BEGINS + (1 - BEGINS) * (shared / plain.length);
  return stem.length >= LETTERS && other.plain.includes(stem) ? INSIDE : FAR;
}

function sharedLetters(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}

/** How much of what a word says in a name it says whatever else is in the name. */
const ALONE = 0.5;

/** How surely a word means what has names: by the name in which it is nearest, and says most of it. */
export function surenessIn(names: readonly NameOfWords[], word: Comparable): number {
  return Math.max(0, ...names.map((name) => surenessInName(name, word)));
}

function surenessInName({ words, share }: NameOfWords, word: Comparable): number {
  const all = tellingIn(words);
  let best = 0;
  for (const each of words) {
    const near = nearness(word, each);
    if (near > 0) best = Math.max(best, near * (ALONE + (1 - ALONE) * (each.telling / all)));
  }
  return share * best;
}

/**
 * What words that are in one name weigh together, as much of it as they say of what the name says; nothing where no name
 * has two of them.
 */
export function togetherIn(
  names: readonly NameOfWords[],
  weights: readonly { readonly stem: string; readonly weight: number }[],
): number {
  return Math.max(0, ...names.map((name) => weightIn(name, weights)));
}

function weightIn(
  { words, share }: NameOfWords,
  weights: readonly { readonly stem: string; readonly weight: number }[],
): number {
  if (words.length < 2) return 0;
  const met = weights.filter(({ stem }) => words.some(({ plain }) => plain.startsWith(stem)));
  if (met.length < 2) return 0;
  const said = words.filter(({ plain }) => met.some(({ stem }) => plain.startsWith(stem)));
  const part = tellingIn(said) / tellingIn(words);
  return share * part * met.reduce((sum, { weight }) => sum + weight, 0);
}

function tellingIn(words: NameOfWords['words']): number {
  return words.reduce((sum, { telling }) => sum + telling, 0);
}
