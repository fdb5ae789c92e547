import type { Field } from '../../model/model.ts';
import { canonicalText } from '../../rdf/datatype.ts';
import type { Literal } from '../../rdf/literal.ts';
import type { Resource } from '../../store/resource.ts';
import { compareTexts, type Value } from '../../store/value.ts';
import type { RequestContext } from '../builder.ts';
import type { Condition } from '../filter/filter.ts';
import { isWholeClass } from '../connection/whole-class.ts';
import { firstInOrder } from '../first-in-order.ts';
import { collatorOf } from '../order/collator.ts';
import { chosenTexts } from '../text.ts';

/** How many resources of a list have each value of a field. */
export interface Facet {
  readonly field: string;
  /** How many different values there are. */
  readonly size: number;
  /** The most frequent values first, then by label. */
  readonly first: (size: number) => FacetValue[];
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
  if (!conditions.length)
    return fields.map((field) => facetOf(tallyOf(list, field, context), context));
  const tallies = fields.map((field): Tally => ({ field, counts: new Map() }));
  for (const resource of list) {
    const broken = brokenBy(resource, conditions);
    if (broken === SEVERAL) continue;
    const counting = broken ? tallies.filter(({ field }) => field.name === broken.field) : tallies;
    for (const tally of counting) countValues(resource, tally, context);
  }
  return tallies.map((tally) => facetOf(tally, context));
}

/** What stands for conditions about more than one field, or about none. */
const SEVERAL: Pick<Condition, 'field'> = { field: undefined };

/** The condition that a resource breaks, one of them where all are about one field; `undefined`: none. */
function brokenBy(
  resource: Resource,
  conditions: readonly Condition[],
): Pick<Condition, 'field'> | undefined {
  let broken: Condition | undefined;
  for (const condition of conditions) {
    if (condition.keeps(resource)) continue;
    if (condition.field === undefined || (broken && broken.field !== condition.field))
      return SEVERAL;
    broken = condition;
  }
  return broken;
}

interface Tally {
  readonly field: Field;
  /** Resources are one object each in a snapshot; literals count by their texts. */
  readonly counts: Map<Resource | string, number>;
}

/** Tallies of lists that live as long as their snapshot; of texts each language has its own, so they are not kept. */
const kept = new WeakMap<readonly Resource[], Map<Field, Tally>>();

function tallyOf(list: readonly Resource[], field: Field, context: RequestContext): Tally {
  const tallies = kept.get(list) ?? new Map<Field, Tally>();
  const known = tallies.get(field);
  if (known) return known;
  const tally: Tally = { field, counts: new Map() };
  for (const resource of list) countValues(resource, tally, context);
  if (field.range.kind !== 'text' && isWholeClass(list)) kept.set(list, tallies.set(field, tally));
  return tally;
}

function countValues(resource: Resource, { field, counts }: Tally, context: RequestContext): void {
  const values =
    field.range.kind === 'text'
      ? chosenTexts(resource, field, { context })
      : resource.values(field);
  const [only] = values;
  // Most fields have one value, or none.
  const keys = values.length > 1 ? new Set(values.map(keyOf)) : only ? [keyOf(only)] : [];
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
}

function facetOf({ field, counts }: Tally, context: RequestContext): Facet {
  const collator = collatorOf(context.snapshot.language);
  const compare = (a: FacetValue, b: FacetValue): number =>
    b.count - a.count || collator.compare(a.label, b.label) || compareTexts(a.value, b.value);
  return {
    field: field.name,
    size: counts.size,
    first: (size) => {
      const values = [...counts].map(([key, count]) => ({ ...named(key, context), count }));
      return firstInOrder(values, size, compare);
    },
  };
}

function keyOf(value: Value): Resource | string {
  return value.kind === 'resource' ? value : canonicalText(value);
}

/** A resource is called what its label says in the language of the request. */
function named(value: Resource | string, context: RequestContext): Omit<FacetValue, 'count'> {
  if (typeof value === 'string') return { value, label: value, text: undefined };
  const label = value.shape?.label;
  const [text] = label ? chosenTexts(value, label, { context }) : [];
  return { value: value.id, label: text?.value ?? value.id, text };
}
