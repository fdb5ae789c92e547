import type { Field } from '../../model/model.ts';
import { plainText } from '../../rdf/datatype.ts';
import type { Literal } from '../../rdf/literal.ts';
import type { Resource } from '../../store/resource.ts';
import { compareTexts, type Value } from '../../store/value.ts';
import type { RequestContext } from '../builder.ts';
import type { Condition } from '../filter/filter.ts';
import { collatorOf } from '../order/collator.ts';
import { chosenTexts } from '../text.ts';

/** How many resources of a list have each value of a field. */
export interface Facet {
  readonly field: string;
  /** The most frequent value first, then by label. */
  readonly values: readonly FacetValue[];
}

/** A value of a field: an address or a literal's text, what it is called, and how many have it. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  /** The text that it is called by, where it is called by one. */
  readonly text: Literal | undefined;
  readonly count: number;
}

/** What facets are counted over: a list as it is before its filter, and the conditions of that filter. */
export interface Countable {
  readonly list: readonly Resource[];
  readonly conditions: readonly Condition[];
  readonly context: RequestContext;
}

/** The facets of fields in one pass: each counts what the filter keeps without its own conditions on that field. */
export function countFacets(fields: readonly Field[], countable: Countable): Facet[] {
  const { list, conditions, context } = countable;
  const tallies = fields.map((field): Tally => ({ field, counts: new Map() }));
  for (const resource of list) {
    const broken = conditions.filter(({ keeps }) => !keeps(resource)).map(({ field }) => field);
    for (const tally of tallies.filter(({ field }) => broken.every((name) => name === field.name)))
      countValues(resource, tally, context);
  }
  return tallies.map((tally) => facetOf(tally, context));
}

interface Tally {
  readonly field: Field;
  /** Resources are one object each in a snapshot; literals count by their texts. */
  readonly counts: Map<Resource | string, number>;
}

function countValues(resource: Resource, { field, counts }: Tally, context: RequestContext): void {
  const values =
    field.range.kind === 'text'
      ? chosenTexts(resource, field, { context })
      : resource.values(field);
  for (const key of new Set(values.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
}

function facetOf({ field, counts }: Tally, context: RequestContext): Facet {
  const collator = collatorOf(context.snapshot.language);
  const values = [...counts].map(([key, count]) => ({ ...named(key, context), count }));
  values.sort(
    (a, b) =>
      b.count - a.count || collator.compare(a.label, b.label) || compareTexts(a.value, b.value),
  );
  return { field: field.name, values };
}

function keyOf(value: Value): Resource | string {
  return value.kind === 'resource' ? value : plainText(value);
}

/** A resource is called what its label says in the language of the request. */
function named(value: Resource | string, context: RequestContext): Omit<FacetValue, 'count'> {
  if (typeof value === 'string') return { value, label: value, text: undefined };
  const label = value.shape?.label;
  const [text] = label ? chosenTexts(value, label, { context }) : [];
  return { value: value.id, label: text?.value ?? value.id, text };
}
