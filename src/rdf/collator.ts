import { localeOf } from './language.ts';

const collators = new Map<string, Intl.Collator>();

/**
 * How people of a language order texts; Finnish by default. Numbers inside texts count as numbers, so that the
 * parts of a notation do. With the sensitivity `base` small and capital letters are equal, and accented ones to those that the
 * language takes for the same letter.
 */
export function collatorOf(
  language: string,
  sensitivity: 'base' | 'variant' = 'variant',
): Intl.Collator {
  const key = `${sensitivity} ${language}`;
  let collator = collators.get(key);
  if (!collator) {
    const locales = localeOf(language) ?? 'fi';
    collators.set(key, (collator = new Intl.Collator(locales, { numeric: true, sensitivity })));
  }
  return collator;
}
