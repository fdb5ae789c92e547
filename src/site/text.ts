import { fieldsWithRole, type Field, type InWords, type Shape } from '../model/model.ts';
import { textsInLanguage } from '../rdf/language.ts';
import { isBlank } from '../rdf/visible-text.ts';
import type { Literal } from '../rdf/literal.ts';
import type { Resource } from '../reading/view.ts';
import { keeperOf } from '../reading/hierarchy.ts';
import { madeOnce } from './made-once.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';

/** A text and the tag of its language, which is empty where it is unknown. */
export interface Text {
  readonly value: string;
  readonly language: string;
}

/** A text marked with its language; whatever its direction, it does not change that of the text around it. */
export function textPiece({ value, language }: Text): Piece {
  return html`<bdi lang="${language}">${value}</bdi>`;
}

/** What a shape or a field is called, for a reader: its name in the schema where it has no other. */
export function nameOf(named: InWords & { readonly name: string }, reader: Reader): Text {
  return bestText(named.names, reader) ?? { value: named.name, language: '' };
}

/** The same as a piece of a page. */
export const termPiece = madeOnce((named: InWords & { readonly name: string }, reader): Piece =>
  textPiece(nameOf(named, reader)),
);

/** What the resources of a shape are called together, for a reader: as one of them where the ontology does not say it. */
export function pluralNameOf(shape: Shape, reader: Reader): Text {
  return bestText(shape.pluralNames, reader) ?? nameOf(shape, reader);
}

/** What a shape or a field is, for a reader. */
export function descriptionOf({ descriptions }: InWords, reader: Reader): Text {
  return bestText(descriptions, reader) ?? { value: '', language: '' };
}

/** What a value of a field is called, for a reader, where the ontology says it. */
export function valueNameOf(
  { valueNames }: Field,
  value: string,
  reader: Reader,
): Text | undefined {
  const names = valueNames.get(value);
  return names && bestText(names, reader);
}

/** What a resource is called, for a reader: its label, the name of the shape of which it is the class, or its address. */
export function labelOf(resource: Resource, reader: Reader): Text {
  const { label } = resource.shape ?? {};
  const found = label && bestText(resource.literals(label), reader);
  if (found) return found;
  const shape = reader.snapshot.model.shapeOfClass.get(resource.id);
  return shape ? nameOf(shape, reader) : { value: shortAddress(resource, reader), language: '' };
}

/** The code by which people know a resource, where it has one. */
export function codeOf(resource: Resource): Text | undefined {
  const { shape } = resource;
  const [field] = shape ? fieldsWithRole(shape, 'code') : [];
  return field && resource.literals(field)[0];
}

/** The sentences that say what a resource is, where it has such. */
export function summaryOf(resource: Resource, reader: Reader): Text | undefined {
  const { shape } = resource;
  const [field] = shape ? fieldsWithRole(shape, 'description') : [];
  return field && bestText(resource.literals(field), reader);
}

/** What a resource is, in a sentence: what the catalogue says of it, or else what kind of thing it is, and who keeps it. */
export function sentenceOf(resource: Resource, reader: Reader): Text {
  const summary = summaryOf(resource, reader);
  if (summary) return summary;
  const { shape } = resource;
  const kind = shape ? [nameOf(shape, reader).value] : [];
  const keeper = keeperOf(resource);
  const parts = [...kind, labelOf(resource, reader).value];
  const by = keeper ? `. ${labelOf(keeper, reader).value}` : '';
  return { value: `${parts.join(': ')}${by}.`, language: reader.language };
}

/** A text with the name of its language, where that is not the language of the page. */
export function markedText(text: Text, { language, say, languageName }: Reader): Piece {
  const [primary] = text.language.split('-');
  if (!primary || primary === language) return textPiece(text);
  return html`${textPiece(text)}
    <small>${say('onlyIn', { language: languageName(primary) })}</small>`;
}

/** What the catalogue is called, for a reader. */
export function catalogueTitle(reader: Reader): Text {
  const { base, model } = reader.snapshot;
  const label = model.catalogue?.label;
  const titles = label ? reader.snapshot.resource(base).literals(label) : [];
  return bestText(titles, reader) ?? { value: 'Varanto', language: '' };
}

/** The list of a shape's resources; `undefined` for the catalogue, which is alone. */
export function collectionAddress({ segment }: Shape, { snapshot }: Reader): string | undefined {
  return segment === '' ? undefined : snapshot.base + segment;
}

/** The text in the language that a reader prefers; `undefined` where none says anything. */
export function bestText(texts: readonly Literal[], { ranges }: Reader): Text | undefined {
  const [text] = textsInLanguage(texts, ranges);
  return text && !isBlank(text.value) ? text : undefined;
}

/** An address as people read it: without the base address, or without what says how to call it. */
function shortAddress({ id }: Resource, { snapshot: { base } }: Reader): string {
  const path = id.startsWith(base) ? id.slice(base.length) : id;
  return path.replace(/^(mailto|tel):/i, '') || id;
}
