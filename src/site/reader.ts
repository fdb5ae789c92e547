import { textsInLanguage } from '../rdf/language.ts';
import type { View } from '../reading/view.ts';
import { readerParts, type ReaderParts } from './reader-parts.ts';
import { plainTheme, type Theme } from './theme/theme.ts';
import { wordLanguages, words } from './words.ts';

/** What a page is asked for with, whatever it shows. */
export interface Reading {
  readonly snapshot: View;
  /** The languages that the reader prefers, the best first. */
  readonly languages: readonly string[];
  /** The language that the address asks for (`?lang=`), which the links of the page keep. */
  readonly chosen?: string | undefined;
  /** The page's own address, without the language; the base address by default. */
  readonly address?: string | undefined;
  /** How the page looks; plain by default. */
  readonly theme?: Theme | undefined;
}

/** Whom a page is for: the snapshot that it shows, and how it speaks. */
export interface Reader {
  readonly snapshot: View;
  /** The languages to choose texts by: the reader's, then that of the catalogue. */
  readonly ranges: readonly string[];
  /** The language of the page's own words. */
  readonly language: string;
  /** How the page looks. */
  readonly theme: Theme;
  /** The parts of pages that are there for readers of the same languages. */
  readonly parts: ReaderParts;
  /** The page's own address, without the language. */
  readonly address: string;
  /** An address as a link of the page: one of this server keeps the language that was chosen. */
  readonly href: (address: string) => string;
  /** The address by which a page is to be found, as it is in the language that was chosen, if the page is in that one. */
  readonly canonical: (address: string) => string;
  /** The page's own address in a language. */
  readonly inLanguage: (language: string) => string;
  /** The language that the address asks for. */
  readonly chosen: string | undefined;
  /** One of the page's own words, what it leaves open filled in. */
  readonly say: (word: keyof typeof words, values?: Readonly<Record<string, unknown>>) => string;
  /** What the language with a tag is called. */
  readonly languageName: (tag: string) => string;
}

/** The reader that a page is made for. */
export function readerOf({ snapshot, languages, chosen, address, theme }: Reading): Reader {
  const ranges = [...languages, snapshot.language];
  const [choice] = textsInLanguage(choices, ranges);
  const language = choice?.language ?? 'en';
  const column = Number(choice?.value);
  const names = languageNames[column];
  const own = address ?? snapshot.base;
  return {
    snapshot,
    ranges,
    language,
    chosen,
    theme: theme ?? plainTheme,
    parts: readerParts(snapshot, ranges, chosen),
    address: own,
    href: (target) =>
      chosen !== undefined && target.startsWith(snapshot.base)
        ? inLanguage(target, chosen)
        : target,
    canonical: (target) => (chosen === language ? inLanguage(target, chosen) : target),
    inLanguage: (tag) => inLanguage(own, tag),
    say: (word, values) => {
      const text = words[word][column] ?? '';
      return values ? text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])) : text;
    },
    // The first part alone: of longer tags not all are what `Intl` takes.
    languageName: (tag) => {
      const [primary = ''] = tag.split('-');
      return /^[a-z]{2,3}$/.test(primary) ? (names?.of(primary) ?? tag) : tag;
    },
  };
}

/** The parameter of an address that asks for a language of its page. */
export const LANGUAGE_PARAMETER = 'lang';

/** An address with the language that its page is asked for in. */
export function inLanguage(address: string, language: string): string {
  const [place = '', fragment] = address.split(/#(.*)/s);
  const query = `${place.includes('?') ? '&' : '?'}${LANGUAGE_PARAMETER}=${encodeURIComponent(language)}`;
  return `${place}${query}${fragment === undefined ? '' : `#${fragment}`}`;
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
