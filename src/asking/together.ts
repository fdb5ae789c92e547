import { fieldsWithRole } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';
import { stemOf, withoutGradation } from '../store/search/finnish.ts';
import { normal, wordsOf } from '../store/search/words.ts';

/**
 * What words that are in one name of a resource weigh together, as much of it as the name is of these words; nothing where
 * no name has two of them.
 */
export function togetherIn(resource: Resource, weights: ReadonlyMap<string, number>): number {
  const stems = [...weights].map(([word, weight]) => ({ stem: stemOf(normal(word)), weight }));
  return Math.max(0, ...wordsOfNames(resource).map((name) => weightIn(name, stems)));
}

/** So much of a word's stem at least is the beginning of one that is near it, and so many letters. */
const [SHARE, LETTERS] = [0.7, 4];
/** What a word says that another begins with, beyond what the rest of that adds; one that is inside another; its first part; else. */
const [BEGINS, INSIDE, PART, FAR] = [0.6, 0.55, 0.8, 0.4];

/**
 * How near a word is to a text, from 0 to 1, by the word of it that is nearest: whole, beginning so, with it inside, or
 * its first part. A search finds more, as it should; but of what a question is about that says little.
 */
export function nearness(word: string, text: string): number {
  const form = folded(withoutGradation(normal(word)));
  const stem = folded(stemOf(normal(word)));
  const needed = Math.min(stem.length, Math.max(LETTERS, Math.ceil(stem.length * SHARE)));
  const all = wordsOf(text).map((each) => {
    const other = folded(withoutGradation(each.form));
    const shared = sharedLetters(form, other);
    const isFar = stem.length <= LETTERS && other.length > stem.length + LETTERS;
    if (isFar) return other === stem ? 1 : FAR;
    if (shared >= needed && folded(each.form).startsWith(folded(normal(word)).slice(0, 2)))
      return BEGINS + (1 - BEGINS) * (shared / other.length);
    if (stem.length >= LETTERS && other.includes(stem)) return INSIDE;
    const part = folded(stemOf(each.form));
    return part.length > LETTERS && form.startsWith(part) ? PART : FAR;
  });
  return Math.max(FAR, ...all);
}

/** A word as a keyboard without å, ä and ö writes it. */
export function folded(word: string): string {
  return word.replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o');
}

function sharedLetters(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}

function weightIn(
  words: readonly string[],
  stems: readonly { readonly stem: string; readonly weight: number }[],
): number {
  const met = stems.filter(({ stem }) => words.some((word) => word.startsWith(stem)));
  if (met.length < 2) return 0;
  const share = Math.min(1, met.length / words.length);
  return share * met.reduce((sum, { weight }) => sum + weight, 0);
}

/** The words of each name that has several: one that has one alone has no two of a question. */
function wordsOfNames(resource: Resource): readonly (readonly string[])[] {
  const cached = resource.view.remember(
    'names of questions',
    () => new Map<string, readonly (readonly string[])[]>(),
  );
  const known = cached.get(resource.id);
  if (known) return known;
  const all = namesOf(resource).map((name) =>
    wordsOf(name).map(({ form }) => withoutGradation(form)),
  );
  const made = all.filter(({ length }) => length > 1);
  cached.set(resource.id, made);
  return made;
}

/** The texts by which people know a resource: its name, other names, and words that pages do not show. */
function namesOf(resource: Resource): string[] {
  const { shape } = resource;
  if (!shape) return [];
  const fields = [
    ...(shape.label ? [shape.label] : []),
    ...fieldsWithRole(shape, 'other name'),
    ...fieldsWithRole(shape, 'search word'),
  ];
  return fields.flatMap((field) => resource.literals(field).map(({ value }) => value));
}
