import { wordsOf } from '../phrase.ts';
import type { Words } from '../words.ts';

/** What a text on systems says: those that it names, and whether it says that there are others. */
interface SystemsText {
  readonly names: readonly string[];
  readonly open: string | undefined;
  /** Whether the words that say it stand at the end. */
  readonly isAtEnd: boolean;
  /** A name that may be those of two systems. */
  readonly doubtful: string | undefined;
}

/** The systems that a text lists. One that is no list, but sentences, is not taken apart: it stands as it is. */
export function systemsIn(text: string, words: Words): SystemsText {
  const { splits, sentences } = words;
  const { list, open, isAtEnd } = withoutOpen(text, words);
  const parts = splits.reduce(
    (names, word) => names.flatMap((name) => name.split(` ${word} `)),
    splitAtCommas(list),
  );
  const names = splitLast(parts, words);
  const isSentence = wordsOf(text).some((word) => sentences.includes(word));
  const isList = !isSentence && names.every((name) => isLikeName(name, words));
  const last = names.at(-1) ?? '';
  const isTwo = words.names.joins.some((word) => isApart(last, word));
  return {
    names: isList ? names.map((name) => name.trim()).filter(Boolean) : [],
    open,
    isAtEnd,
    doubtful: isTwo ? last : undefined,
  };
}

/** A list without the words, at its start or its end, that say that it is not whole. */
function withoutOpen(text: string, { open, openEnd }: Words) {
  const start = open.find((each) => text.toLowerCase().startsWith(`${each} `));
  const rest = (start === undefined ? text : text.slice(start.length + 1)).replace(/\.$/, '');
  const end = openEnd.find((each) => rest.toLowerCase().endsWith(` ${each}`));
  const list = end === undefined ? rest : rest.slice(0, -end.length).replace(/,? $/, '');
  const opening = start === undefined ? undefined : text.slice(0, start.length);
  return { list, open: opening ?? end, isAtEnd: start === undefined && end !== undefined };
}

function isLikeName(name: string, { names }: Words): boolean {
  const [first = '', ...more] = name.trim().split(' ');
  const isBegun = more.length > 0 && names.joins.includes(first.toLowerCase());
  return name.length <= 80 && more.length < 8 && !isBegun && !/[.!?:] /.test(name);
}

/** The last two names of a list, which a word and no comma parts: where both are words with capital letters. */
function splitLast(names: readonly string[], { names: { joins } }: Words): string[] {
  const last = names.at(-1) ?? '';
  const found = joins
    .map((word) => last.split(` ${word} `))
    .find((parts) => parts.length === 2 && parts.every(isProper));
  return found ? [...names.slice(0, -1), ...found] : [...names];
}

function isProper(name: string): boolean {
  return name.split(' ').every((word) => /^\p{Lu}.*[^-]$/u.test(word));
}

/** Whether a word stands between two others, neither of which is a part of a compound. */
function isApart(name: string, word: string): boolean {
  const [before, after] = name.split(` ${word} `);
  return after !== undefined && !(before ?? '').endsWith('-') && !name.includes('(');
}

/** A comma in brackets belongs to what it stands in. */
function splitAtCommas(text: string): string[] {
  return text.split(/, (?![^(]*\))/);
}
