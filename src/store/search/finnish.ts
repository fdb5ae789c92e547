import { stemmer } from '@orama/stemmers/finnish';

/** What the strong and the weak grade of a consonant become, so that they are the same: *palkka*, *palkan*. */
const GRADES: Readonly<Record<string, string>> = {
  kk: 'k',
  pp: 'p',
  tt: 't',
  nn: 'nt',
  mm: 'mp',
  ll: 'lt',
  rr: 'rt',
  d: 't',
  ng: 'nk',
  ks: 's',
};

/** A shorter stem begins too many words. */
const SHORTEST_STEM = 3;

const GRADED = new RegExp(Object.keys(GRADES).join('|'), 'g');

/** A word without its consonant gradation. What it gives is no word: it is compared with its like alone. */
export function withoutGradation(word: string): string {
  return word.replace(GRADED, (found) => GRADES[found] ?? found);
}

/** The stem of a word as if it were Finnish, without gradation; words of other languages lose little by it. */
export function stemOf(word: string): string {
  const stem = stemmer(word);
  if (stem.length < SHORTEST_STEM) return withoutGradation(word);
  // The stemmer makes a double consonant single ("asunnot": "asuno"), but its grade is determined by both.
  return withoutGradation(word.startsWith(stem) ? stem : word.slice(0, stem.length + 1));
}
