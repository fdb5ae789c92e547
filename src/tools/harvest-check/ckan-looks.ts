import type { HarvestNode } from './harvest-graph.ts';
import type { Look } from './harvest-rule.ts';
import { dct } from './harvest-vocabulary.ts';

/**
 * The one text that CKAN takes of a property: that in its own language, even an empty one, else the first that is not empty
 * (ckanext-dcat, profiles/base.py, _object_value).
 */
export function chosenText(node: HarvestNode, property: string, language: string): string {
  const values = node.values(property);
  const own = values.find((value) => value.kind === 'node' || value.language === language);
  if (own) return own.kind === 'node' ? own.id : own.value;
  return node.texts(property).find((text) => text !== '') ?? '';
}

/**
 * The language of a CKAN for the people of a catalogue: its first part alone. The tags of texts must be that to the letter,
 * and CKAN's own languages have no region for it, or write it otherwise: "fi", "sv", "pt_BR".
 */
export function ckanLocale(tag: string): string {
  return tag.split('-')[0] ?? tag;
}

/** What a dataset is called in CKAN. */
export function calledInCkan(dataset: HarvestNode, language: string): string {
  return ckanName(chosenText(dataset, dct.title, language));
}

/** The dataset, where the text that is chosen is empty. */
export const emptyText: Look = ({ node, path: [property = ''], language }) =>
  chosenText(node, property, language) === '' ? [node.id] : [];

/** What becomes of a title of nothing but spaces. */
export const blankText: Look = ({ node, path: [property = ''], language }) => {
  const text = chosenText(node, property, language);
  return text !== '' && text.trim() === '' ? [ckanName(text)] : [];
};

/** The text that stands in for one in the language of CKAN. */
export const otherLanguage: Look = ({ node, path: [property = ''], language }) => {
  const own = node
    .values(property)
    .some((value) => 'language' in value && value.language === language);
  const text = chosenText(node, property, language);
  return own || text === '' ? [] : [text];
};

/** The name, where it is one that CKAN keeps for itself. */
export const reservedName: Look = ({ node, language }) => {
  const name = calledInCkan(node, language);
  return ['new', 'edit', 'search'].includes(name) ? [name] : [];
};

/** The keywords that make no tag. A comma is between two of them. */
export const badTags: Look = ({ node, path: [property = ''] }) =>
  node
    .texts(property)
    .flatMap((text) => (text.includes(',') ? text.split(',').map((part) => part.trim()) : [text]))
    .filter((tag) => !TAG.test(tag))
    .map((tag) => JSON.stringify(tag));

/** From 2 to 100 letters and digits of any script, spaces, `-`, `_` and `.`. */
const TAG = /^[\p{L}\p{N}_ .-]{2,100}$/u;

/** CKAN leaves room for a number, which it adds to a name that is taken. */
const MOST_CHARACTERS = 95;

/** The letters of Latin-1 that are no letter of ASCII with a mark on it. */
const EQUIVALENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({ Æ: 'ae', Ð: 'th', Ø: 'o', Þ: 'th', ß: 'ss', æ: 'ae', ð: 'th', ø: 'o', þ: 'th' }),
);

/** The name that CKAN makes of a title, and that is the end of the dataset's address there (ckan/lib/munge.py). */
export function ckanName(title: string): string {
  const name = title
    .replace(/[\u0080-\u{10ffff}]/gu, asciiOf)
    .replace(/[ .:/]/g, '-')
    .replace(/[^a-zA-Z0-9-_]/g, '')
    .toLowerCase()
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  return shortened(name).padEnd(2, '_');
}

/** What is beyond Latin-1 is left out. */
function asciiOf(character: string): string {
  if (character > '\u00ff') return '';
  return EQUIVALENTS.get(character) ?? character.normalize('NFD').replace(/[^a-z]/gi, '');
}

/** A year at the end is kept. */
function shortened(name: string): string {
  if (name.length <= MOST_CHARACTERS) return name;
  const [, year] = /^.*?[_-]((?:\d{2,4}[-/])?\d{2,4})$/.exec(name) ?? [];
  if (year === undefined) return name.slice(0, MOST_CHARACTERS);
  return `${name.slice(0, MOST_CHARACTERS - year.length - 1)}-${year}`;
}
