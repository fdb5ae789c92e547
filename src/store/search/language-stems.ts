import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as swedish } from '@orama/stemmers/swedish';

/** The stemmers of languages whose words change at their end alone. Finnish words change inside too: see finnish.ts. */
const stemmers: Readonly<Record<string, (word: string) => string>> = { en: english, sv: swedish };

/** A shorter stem is that of too many words. */
const SHORTEST_STEM = 3;

/** The words of Swedish and English texts, by their stems: *libraries* is found by *library*, *jobbet* by *jobben*. */
export class LanguageStems {
  readonly #words = new Map<string, Set<number>>();

  /** Adds a word, which has a number, of a text in a language, by its tag. */
  add(word: string, number: number, tag: string): void {
    const language = tag.replace(/-.*$/s, '');
    const stem = stemIn(language, word);
    if (stem === undefined) return;
    const key = `${language} ${stem}`;
    const words = this.#words.get(key);
    if (words) words.add(number);
    else this.#words.set(key, new Set([number]));
  }

  /** The numbers of the words that have the stem of a word of a query, in whichever of the languages it is. */
  matches(asked: string): number[] {
    return Object.keys(stemmers).flatMap((language) => {
      const stem = stemIn(language, asked);
      return stem === undefined ? [] : [...(this.#words.get(`${language} ${stem}`) ?? [])];
    });
  }
}

function stemIn(language: string, word: string): string | undefined {
  if (!Object.hasOwn(stemmers, language) || /\d/.test(word)) return undefined;
  const stem = stemmers[language]?.(word);
  return stem !== undefined && stem.length >= SHORTEST_STEM ? stem : undefined;
}
