import type { Facet, FacetValue, Resource, View } from '../../reading/view.ts';
import { inPieces, type Work } from '../../reading/work.ts';
import type { Field, Shape } from '../../model/model.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { collationOf } from './collation.ts';
import { keysOf, named, shownKeysOf, type CountedKey } from './counted-keys.ts';
import type { Filter } from './filter.ts';
import { firstInOrder } from './first-in-order.ts';

/** A condition as a filter, and the field that it is about, if it is about one. */
export interface FieldFilter {
  readonly field: Field | undefined;
  readonly keeps: Filter;
  /** In units of work. */
  readonly weight: number;
}

/** What facets are counted over: a list as it is before its filter, and the conditions of that filter. */
interface Countable {
  readonly list: readonly Resource[];
  /** The shape whose whole class the list is, if it is one. */
  readonly shape: Shape | undefined;
  readonly filters: readonly FieldFilter[];
  readonly languages: readonly string[];
  readonly view: View;
  /** The facet of a field that has no condition of its own, where it can be counted in a shorter way. */
  readonly shorter: (field: Field) => Work<Facet | undefined>;
}

/** The facets of fields in one pass: each counts what the filter keeps without its own conditions on that field. */
export function* countingFacets(
  fields: readonly Field[],
  countable: Countable,
): Work<readonly Facet[]> {
  const facets = new Map<Field, Facet>();
  for (const field of fields.filter((each) => !hasCondition(each, countable))) {
    const facet = yield* countable.shorter(field);
    if (facet) facets.set(field, facet);
  }
  const others = fields.filter((field) => !facets.has(field));
  const tallies = countable.filters.length
    ? yield* countingKept(others, countable)
    : yield* countingAll(others, countable);
  for (const tally of tallies) facets.set(tally.field, facetOf(tally, countable));
  return fields.flatMap((field) => facets.get(field) ?? []);
}

function hasCondition(field: Field, { filters }: Countable): boolean {
  return filters.some((filter) => filter.field === field);
}

function* countingAll(fields: readonly Field[], countable: Countable): Work<readonly Tally[]> {
  const tallies: Tally[] = [];
  for (const field of fields) tallies.push(yield* tallyingAll(field, countable));
  return tallies;
}

function* countingKept(
  fields: readonly Field[],
  { list, filters, languages }: Countable,
): Work<readonly Tally[]> {
  if (!fields.length) return [];
  const tallies = fields.map(emptyTally);
  const weight = filters.reduce((sum, filter) => sum + filter.weight, fields.length);
  yield* inPieces(list, weight, (resource) => {
    const broken = brokenBy(resource, filters);
    if (broken === SEVERAL) return;
    const counting = broken ? tallies.filter(({ field }) => field === broken.field) : tallies;
    for (const tally of counting) countValues(resource, tally, languages);
  });
  return tallies;
}

/** In place of conditions about more than one field, or about none. */
const SEVERAL: Pick<FieldFilter, 'field'> = { field: undefined };

/** The condition that a resource breaks, one of them where all are about one field; `undefined`: none. */
function brokenBy(
  resource: Resource,
  filters: readonly FieldFilter[],
): Pick<FieldFilter, 'field'> | undefined {
  let broken: FieldFilter | undefined;
  for (const filter of filters) {
    if (filter.keeps(resource)) continue;
    if (filter.field === undefined || (broken && broken.field !== filter.field)) return SEVERAL;
    broken = filter;
  }
  return broken;
}

interface Tally {
  readonly field: Field;
  readonly counts: Map<CountedKey, number>;
  /** Of texts: those that an answer shows. A resource counts for each of them that it has in any language, as for a filter. */
  readonly shown: Set<CountedKey> | undefined;
}

function emptyTally(field: Field): Tally {
  const shown = field.range.kind === 'text' ? new Set<CountedKey>() : undefined;
  return { field, counts: new Map(), shown };
}

/** Tallies of a whole class are cached; of texts each language has its own, so those are not. */
function* tallyingAll(field: Field, { list, shape, languages, view }: Countable): Work<Tally> {
  const tallies =
    shape && field.range.kind !== 'text'
      ? view.remember(`tallies of ${shape.name}`, () => new Map<Field, Tally>())
      : undefined;
  const known = tallies?.get(field);
  if (known) return known;
  const tally = emptyTally(field);
  yield* inPieces(list, 1, (resource) => {
    countValues(resource, tally, languages);
  });
  tallies?.set(field, tally);
  return tally;
}

function countValues(
  resource: Resource,
  { field, counts, shown }: Tally,
  languages: readonly string[],
): void {
  for (const key of keysOf(resource, field)) counts.set(key, (counts.get(key) ?? 0) + 1);
  if (shown) for (const key of shownKeysOf(resource, field, languages)) shown.add(key);
}

function facetOf({ field, counts: all, shown }: Tally, { languages, view }: Countable): Facet {
  const counts = shown ? new Map([...all].filter(([key]) => shown.has(key))) : all;
  const collation = collationOf(view);
  const compare = (a: FacetValue, b: FacetValue): number =>
    b.count - a.count || collation.compare(a.label, b.label) || compareTexts(a.value, b.value);
  return {
    field,
    size: counts.size,
    first: (size) => {
      const values = [...counts].map(([key, count]) => ({ ...named(key, languages), count }));
      return firstInOrder(values, size, compare);
    },
  };
}
