import type { Field } from '../../model/model.ts';
import { chosenTexts } from '../../reading/chosen-texts.ts';
import type { Resource, Value } from '../../reading/view.ts';
import { isOrdered } from '../../rdf/compare-literals.ts';
import { canonicalText, plainText } from '../../rdf/datatype.ts';
import { isBlank, visibleText } from '../../rdf/visible-text.ts';
import type { Literal } from '../../rdf/literal.ts';

/** A value as it is counted: resources are one object each in a view; literals that a filter takes for equal are one text. */
export type CountedKey = Resource | string;

/** The different values of a field that a resource is counted under: those with which the filter `eq` finds it. */
export function keysOf(resource: Resource, field: Field): readonly CountedKey[] {
  const values = resource.values(field);
  const [only] = values;
  if (only === undefined) return NONE;
  // A filter follows a link to one as an answer does: to the first, where the data has more.
  if (values.length === 1 || (!field.many && isFollowed(field))) return [keyOf(only, field)];
  return [...new Set(values.map((value) => keyOf(value, field)))];
}

const NONE: readonly never[] = [];

function isFollowed({ range }: Field): boolean {
  return range.kind === 'link' || range.kind === 'node';
}

/** The texts of a field that an answer in some languages shows, as they are counted. */
export function shownKeysOf(
  resource: Resource,
  field: Field,
  languages: readonly string[],
): readonly string[] {
  return chosenTexts(resource, field, languages).map(({ value }) => visibleText(value));
}

/** What a value is counted as: literals of one datatype by value, those of several as they are written. */
export function keyOf(value: Value, { range }: Field): CountedKey {
  if (value.kind === 'resource') return value;
  const isByValue = range.kind === 'literal' && isOrdered(range.datatype);
  return visibleText(isByValue ? canonicalText(value) : plainText(value));
}

/** A value's label: of a resource its name in the first of some languages that it has, else its address. */
export function named(
  value: CountedKey,
  languages: readonly string[],
): { readonly value: string; readonly label: string; readonly text: Literal | undefined } {
  if (typeof value === 'string') return { value, label: value, text: undefined };
  const label = value.shape?.label;
  const [text] = label ? chosenTexts(value, label, languages) : [];
  const name = text && !isBlank(text.value) ? text : undefined;
  return { value: value.id, label: name?.value ?? value.id, text: name };
}
