import { rdf, xsd } from '../rdf/vocabulary.ts';
import type { Literal } from '../rdf/literal.ts';
import type { Value } from '../store/value.ts';
import type { Description } from './description.ts';
import { fits, type Term, type TermTable } from './term-table.ts';

/** A JSON object whose keys come from data: it has no prototype that a key could meet. */
type JsonObject = Record<string, unknown>;

/**
 * A description as the node object that compaction makes of it under the model's context (JSON-LD 1.1 API, section 5.6):
 * `id` and `type` first, and what fits no term under its absolute address.
 */
export function nodeObject({ resource, statements }: Description, table: TermTable): JsonObject {
  const object = emptyObject();
  object['id'] = resource.id;
  for (const [predicate, values] of statements) {
    if (predicate === rdf.type)
      object['type'] = values.map((type) => table.className(textOf(type)));
    else addValues(object, { predicate, values, terms: table.terms(resource, predicate) });
  }
  return object;
}

function addValues(
  object: JsonObject,
  {
    predicate,
    values,
    terms,
  }: { predicate: string; values: readonly Value[]; terms: readonly Term[] },
): void {
  for (const value of values) {
    const term = terms.find((each) => fits(value, each));
    if (term) addUnder(term, value, object);
    else add(object, predicate, expanded(value));
  }
}

function emptyObject(): JsonObject {
  return Object.create(null) as JsonObject;
}

function addUnder({ name, isLanguageMap, isSet }: Term, value: Value, object: JsonObject): void {
  const text = isSet ? [textOf(value)] : textOf(value);
  if (!isLanguageMap) add(object, name, text);
  else add((object[name] ??= emptyObject()) as JsonObject, (value as Literal).language, text);
}

/** Adds a value, or the values of a list, under a key; a second value makes a list of what stands alone. */
function add(object: JsonObject, key: string, value: unknown): void {
  const known = object[key];
  object[key] = known === undefined ? value : [known, value].flat();
}

function textOf(value: Value): string {
  return value.kind === 'resource' ? value.id : value.value;
}

function expanded(value: Value): unknown {
  if (value.kind === 'resource') return { id: value.id };
  if (value.language) return { '@language': value.language, '@value': value.value };
  if (value.datatype === xsd.string) return value.value;
  return { type: value.datatype, '@value': value.value };
}
