import { ckanName } from './ckan-name.ts';
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
