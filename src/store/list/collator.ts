import { localeOf } from '../../rdf/language.ts';

const collators = new Map<string, Intl.Collator>();

/**
 * How people of a language order texts; Finnish by default. Numbers inside texts count as numbers, so that the
 * parts of a notation do.
 */
export function collatorOf(language: string): Intl.Collator {
  let collator = collators.get(language);
  if (!collator) {
    const locales = localeOf(language) ?? 'fi';
    collators.set(language, (collator = new Intl.Collator(locales, { numeric: true })));
  }
  return collator;
}
