import { isLink, type Field } from '../model/model.ts';
import { datatypes } from '../rdf/datatype.ts';
import { textsInLanguage } from '../rdf/language.ts';
import type { Literal } from '../rdf/literal.ts';
import type { Resource, Value } from '../reading/view.ts';
import { Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { labelOf, sentenceOf } from './text.ts';

/** How many values of a field are told to search engines: a page has the others. */
const MOST_VALUES = 20;

/** What a property of schema.org may have in JSON-LD. */
export type Json = string | boolean | { readonly [key: string]: Json | readonly Json[] };

/** A resource in the words of schema.org, as the ontology maps it; `undefined` where it does not. */
export function structuredData(resource: Resource, reader: Reader): Json | undefined {
  const { shape } = resource;
  const type = shape?.schemaOrg;
  if (!shape || type === undefined) return undefined;
  const mapped = new Map<string, Json[]>();
  for (const field of shape.fields) {
    if (field.schemaOrg === undefined) continue;
    const values = valuesOf(resource, field, reader);
    if (values.length)
      mapped.set(field.schemaOrg, [...(mapped.get(field.schemaOrg) ?? []), ...values]);
  }
  const own = Object.fromEntries(
    [...mapped].map(([name, [first = '', ...more]]) => [
      name,
      more.length ? [first, ...more] : first,
    ]),
  );
  return {
    '@context': 'https://schema.org',
    ...named(resource, type, reader),
    description: sentenceOf(resource, reader).value,
    ...own,
    ...inCatalogue(resource, reader),
  };
}

/** The element with data, which runs nothing: a browser does not read it, and a policy without scripts allows it. */
export function dataBlock(data: Json): Piece {
  const text = JSON.stringify(data).replace(UNSAFE, escaped);
  return new Piece(`<script type="application/ld+json">${text}</script>`);
}

/** What could end the element, or begin another one, or a line. */
const UNSAFE = /[<>&\u2028\u2029]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** What is said of a resource wherever it is named. */
function named(resource: Resource, type: string, reader: Reader): Readonly<Record<string, Json>> {
  const { id } = resource;
  return { '@type': type, '@id': id, name: inLanguage(labelOf(resource, reader), reader), url: id };
}

/** A dataset is a part of the catalogue, where the catalogue is one of datasets in the words of schema.org too. */
function inCatalogue({ shape, id }: Resource, reader: Reader): Readonly<Record<string, Json>> {
  const { base, model } = reader.snapshot;
  const type = model.catalogue?.schemaOrg;
  if (type !== 'DataCatalog' || shape?.schemaOrg !== 'Dataset' || id === base) return {};
  return { includedInDataCatalog: named(reader.snapshot.resource(base), type, reader) };
}

function valuesOf(resource: Resource, field: Field, reader: Reader): Json[] {
  if (field.range.kind === 'text') {
    const [text] = textsInLanguage(resource.literals(field), reader.ranges);
    return text ? [inLanguage(text, reader)] : [];
  }
  const values = isLink(field) ? resource.links(field) : resource.values(field);
  return values.slice(0, MOST_VALUES).map((value) => valueOf(value, reader));
}

function valueOf(value: Value, reader: Reader): Json {
  if (value.kind === 'literal') return literalOf(value);
  const type = value.shape?.schemaOrg;
  // What an address is for, such as `mailto:`, the property says itself.
  return type === undefined
    ? value.id.replace(/^(?:mailto|tel):/i, '')
    : named(value, type, reader);
}

function literalOf({ value, datatype }: Literal): Json {
  const known = datatypes.get(datatype);
  const isTruth = known?.scalar === 'Boolean' && known.flaw(value) === undefined;
  return isTruth ? known.value(value) === true : value;
}

/** A text of the page's own language is one as it is. */
function inLanguage(
  { value, language }: { readonly value: string; readonly language: string },
  reader: Reader,
): Json {
  if (language === '' || language === reader.language) return value;
  return { '@language': language, '@value': value };
}
