import { visibleText } from '../../rdf/visible-text.ts';

/** A word of a text: its normal form, and its position in the text. */
interface Word {
  readonly form: string;
  readonly start: number;
  readonly end: number;
  /** Whether it is several groups of a number that has separators between them. */
  readonly isRun?: boolean;
}

/** Characters that show nothing may be anywhere in a word. */
const NUMBER = String.raw`\p{N}[\p{N}\p{Default_Ignorable_Code_Point}]*`;
const LETTERS = String.raw`\p{L}[\p{L}\p{M}\p{N}\p{Default_Ignorable_Code_Point}]*`;
/** One sign between two groups of a number, as keyboards, word processors and countries write it: a space, a dash, a mark. */
export const SEPARATOR = String.raw`[\p{Zs}\p{Pd}\u2212./:,_·․'’ʼ]`;

/** Numbers with their separators are one word, so that "07.02", "07 02" and "0702" are the same. */
const WORD = new RegExp(`${NUMBER}(?:${SEPARATOR}${NUMBER})*|${LETTERS}`, 'gu');
const GROUP = new RegExp(NUMBER, 'gu');

/** More groups of a number are several words, one after the other. */
const MOST_GROUPS = 8;

/** The words of a text, in their order. */
export function wordsOf(text: string): Word[] {
  return stretchesOf(text).flatMap((groups) => {
    const words: Word[] = [];
    for (let from = 0; from < groups.length; from += MOST_GROUPS)
      words.push(joined(groups.slice(from, from + MOST_GROUPS)));
    return words;
  });
}

/**
 * All that a text is found by: its words, and of a number with separators each group and each run of groups, the longest
 * that begins at a place first. "7–9/2018" is found as 7–9/2018, 7–9, 7, 9/2018, 9 and 2018.
 */
export function formsOf(text: string): Word[] {
  return stretchesOf(text).flatMap((groups) =>
    groups.flatMap((_, from) => {
      const most = Math.min(MOST_GROUPS, groups.length - from);
      return Array.from({ length: most }, (_each, less) =>
        joined(groups.slice(from, from + most - less)),
      );
    }),
  );
}

/** Numbers between which are spaces or commas alone may be a list as well as one number: each of them once. */
export function listedNumbers(text: string): string[] {
  const isList = /^[\p{N}\p{Zs}\p{Default_Ignorable_Code_Point},]+$/u.test(text);
  return isList ? [...new Set(text.match(GROUP))] : [];
}

/** The words of a text, a number with separators as its groups. */
function stretchesOf(text: string): Word[][] {
  return [...text.matchAll(WORD)].map((found) => {
    const [word] = found;
    if (!/^\p{N}/u.test(word)) return [wordAt(word, found.index)];
    return [...word.matchAll(GROUP)].map((group) => wordAt(group[0], found.index + group.index));
  });
}

function wordAt(found: string, start: number): Word {
  return { form: normal(found), start, end: start + found.length };
}

function joined(words: readonly Word[]): Word {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) throw new Error('A word of no groups.');
  if (first === last) return first;
  const form = words.map((word) => word.form).join('');
  return { form, start: first.start, end: last.end, isRun: true };
}

/** Small letters and digits alone, without accents; å, ä and ö are letters of their own. */
export function normal(text: string): string {
  return visibleText(text)
    .toLowerCase()
    .replace(/[^a-z0-9åäö]/gu, (sign) => sign.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, ''));
}

/**
 * A code as it is compared sign by sign: in small letters, without the spaces around it and what shows nothing. The dashes
 * are one sign, as the apostrophes are: word processors put one for the other.
 */
export function signsOf(text: string): string {
  return visibleText(text)
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[’ʼ]/g, "'");
}
