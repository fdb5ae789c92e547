import { isBlank } from './visible-text.ts';
import type { Literal } from './literal.ts';

/**
 * The texts of the best language there is: for each language range in turn an equal tag, a narrower one, or the range
 * cut at its hyphens (RFC 4647, section 3.4); then those of whichever language comes first. `*` is no preference. A blank
 * text counts as none where there is another.
 */
export function textsInLanguage(
  texts: readonly Literal[],
  ranges: readonly string[],
): readonly Literal[] {
  // Most often there is nothing to choose, or the best range is an equal tag.
  if (texts.length < 2) return texts;
  const equal = texts.filter(({ language, value }) => language === ranges[0] && !isBlank(value));
  if (equal.length) return equal;
  const shown = withoutBlanks(texts);
  const language = bestLanguage(new Set(shown.map((text) => text.language)), ranges);
  return shown.filter((text) => text.language === language);
}

/** The texts that show something; all of them where none does. */
function withoutBlanks(texts: readonly Literal[]): readonly Literal[] {
  if (!texts.some(({ value }) => isBlank(value))) return texts;
  const shown = texts.filter(({ value }) => !isBlank(value));
  return shown.length ? shown : texts;
}

/** A language range in small letters with hyphens: programs of POSIX write `sv_FI` or `sv_FI.UTF-8` for `sv-fi`. */
export function languageRange(text: string): string {
  return text
    .toLowerCase()
    .replace(/[.@].*$/s, '')
    .replaceAll('_', '-');
}

function bestLanguage(
  languages: ReadonlySet<string>,
  ranges: readonly string[],
): string | undefined {
  const ordered = [...languages].sort();
  const wanted = ranges.map(languageRange).filter((range) => range !== '*');
  const matches = wanted
    .flatMap(lookups)
    .map((prefix) => ordered.find((tag) => tag === prefix || tag.startsWith(`${prefix}-`)));
  return matches.find((tag) => tag !== undefined) ?? ordered[0];
}

/** Whether JavaScript's collation and names of languages take a tag: of those that RDF takes, some have no meaning there. */
export function isLocale(tag: string): boolean {
  // An error takes many times as long as the rest of an answer.
  if (tag === '') return false;
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** Codes of lists of languages that name none: several, unknown, without words, without a code. */
const NO_LANGUAGE = new Set(['mul', 'und', 'zxx', 'mis']);

/** The tag of the language that a code names, in small letters: "fi" for "FIN", "sv-fi" for "sv_FI"; `undefined` if it names none. */
export function languageTag(code: string): string | undefined {
  const tag = languageRange(code.trim());
  if (tag === '' || NO_LANGUAGE.has(tag) || !isLocale(tag)) return undefined;
  // Codes of three letters become those of two, where there are any: "fin" is "fi" (BCP 47).
  return Intl.getCanonicalLocales(tag)[0]?.toLowerCase();
}

/** The longest beginning of a tag that is a locale: "en-gb" of "en-gb-oed"; `undefined` of "x-default". */
export function localeOf(tag: string): string | undefined {
  return cuts(tag).map(joined).find(isLocale);
}

/** Ranges come from anyone, and each is read for each text; a subtag has eight characters at most (RFC 5646, section 2.1). */
const MOST_SUBTAGS = 20;
const MOST_CHARACTERS = 9 * MOST_SUBTAGS;

/** The ranges that are looked up for one in turn: "sv-latn-fi", "sv-latn", "sv"; a single letter that a cut leaves at the end goes with what it introduced. */
export function lookups(range: string): string[] {
  const [whole = [], ...cut] = cuts(range);
  return [whole, ...cut.filter((kept) => kept.length === 1 || (kept.at(-1)?.length ?? 0) > 1)].map(
    joined,
  );
}

/** The subtags of a range, and what is left of them as one after another is cut off at the end. */
function cuts(range: string): string[][] {
  const subtags = range.slice(0, MOST_CHARACTERS).split('-', MOST_SUBTAGS);
  return subtags.map((_, index) => subtags.slice(0, subtags.length - index));
}

function joined(subtags: readonly string[]): string {
  return subtags.join('-');
}
