import { firstWhere } from '../reading/halving.ts';
import { collatorOf } from '../rdf/collator.ts';
import { localeOf } from '../rdf/language.ts';
import { visibleText } from '../rdf/visible-text.ts';

/** A letter of an alphabetical index, and the place of the first text that begins with it. */
interface Letter {
  readonly letter: string;
  readonly at: number;
}

/** More letters than this are no alphabet, but the characters of a script with thousands. */
const MOST = 60;

/** What begins with no letter: digits and signs, which come before all letters. */
const SIGNS = '#';

/**
 * The letters that ordered texts begin with, as the alphabet of a language has them: Å is a letter of its own in Finnish, and an A
 * in English. Of many texts only some are read, since equal letters are beside each other.
 */
export function lettersOf(
  texts: { readonly length: number; readonly at: (index: number) => string },
  language: string,
): Letter[] {
  const letterOf = lettersIn(language);
  const found: Letter[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < texts.length && found.length < MOST;) {
    const letter = letterOf(texts.at(at));
    if (!seen.has(letter)) found.push({ letter, at });
    seen.add(letter);
    at = firstOther(at, texts.length, (index) => letterOf(texts.at(index)) === letter);
  }
  return found.length < MOST ? found : [];
}

/** The first place after one from which on texts are no longer the same. */
function firstOther(from: number, length: number, isSame: (index: number) => boolean): number {
  let step = 1;
  while (from + step < length && isSame(from + step)) step *= 2;
  const span = { from: from + (step >>> 1) + 1, to: Math.min(from + step, length) };
  return firstWhere(span, (index) => !isSame(index));
}

function lettersIn(language: string): (text: string) => string {
  const locale = localeOf(language) ?? 'fi';
  const collator = collatorOf(language, 'base');
  return (text) => {
    const [first = ''] = visibleText(text).trim().normalize('NFC');
    if (!/\p{L}/u.test(first)) return SIGNS;
    const plain = first.normalize('NFD').replace(/\p{M}/gu, '');
    const letter = plain && collator.compare(plain, first) === 0 ? plain : first;
    return letter.toLocaleUpperCase(locale);
  };
}
