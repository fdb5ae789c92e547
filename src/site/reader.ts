import { textsInLanguage } from '../rdf/language.ts';
import type { View } from '../reading/view.ts';
import { wordLanguages, words } from './words.ts';

/** What a page is asked for with, whatever it shows. */
export interface Reading {
  readonly snapshot: View;
  /** The languages that the reader prefers, the best first. */
  readonly languages: readonly string[];
}

/** Whom a page is for: the snapshot that it shows, and how it speaks. */
export interface Reader {
  readonly snapshot: View;
  /** The languages to choose texts by: the reader's, then that of the catalogue. */
  readonly ranges: readonly string[];
  /** The language of the page's own words. */
  readonly language: string;
  /** One of the page's own words, what it leaves open filled in. */
  readonly say: (word: keyof typeof words, values?: Readonly<Record<string, unknown>>) => string;
  /** What the language with a tag is called. */
  readonly languageName: (tag: string) => string;
}

/** The reader that a page is made for. */
export function readerOf({ snapshot, languages }: Reading): Reader {
  const ranges = [...languages, snapshot.language];
  const [choice] = textsInLanguage(choices, ranges);
  const language = choice?.language ?? 'en';
  const column = Number(choice?.value);
  const names = languageNames[column];
  return {
    snapshot,
    ranges,
    language,
    say: (word, values = {}) =>
      (words[word][column] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
    // The first part alone: of longer tags not all are what `Intl` takes.
    languageName: (tag) => {
      const [primary = ''] = tag.split('-');
      return /^[a-z]{2,3}$/.test(primary) ? (names?.of(primary) ?? tag) : tag;
    },
  };
}

/** The columns of the words, to be chosen as texts are. */
const choices = wordLanguages.map((language, column) => ({
  kind: 'literal' as const,
  value: String(column),
  datatype: '',
  language,
}));

const languageNames = wordLanguages.map(
  (language) => new Intl.DisplayNames(language, { type: 'language' }),
);
