import type { Field } from '../../model/model.ts';
import { fieldOf } from '../../reading/condition.ts';
import type { Parts } from '../../reading/plan.ts';
import type { Facet, FacetValue } from '../../reading/view.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { collationOf } from '../../store/list/collation.ts';
import { firstInOrder } from '../../store/list/first-in-order.ts';
import { named, type CountedKey } from '../../store/list/counted-keys.ts';
import { addressIn, numberIn } from '../load/rows.ts';
import { variable } from '../query/query.ts';
import type { LoadedFacet } from '../view/remote-list.ts';
import { RemoteResource } from '../view/remote-resource.ts';
import { without } from './conditions.ts';
import { MEMBER, PARENT, type AskedList } from './extents.ts';
import { CountedBy } from './keys.ts';
import { loadLabels } from './load-labels.ts';
import { loadTopValues } from './load-top-facet.ts';

/** What is loaded of several lists, by the resource that each is of; of a class there is one. */
export type ByParent<Item> = ReadonlyMap<RemoteResource | undefined, Item>;

/** The facets of lists: each is one query, and one more for the names of its values or the languages of its texts. */
export async function loadFacets(
  list: AskedList,
  wanted: Parts['facets'],
): Promise<ByParent<readonly LoadedFacet[]>> {
  const sizes = new Map<Field, number>();
  for (const { field, first } of wanted) sizes.set(field, Math.max(first, sizes.get(field) ?? 0));
  const loaded = await Promise.all([...sizes].map(([field, size]) => loadFacet(list, field, size)));
  return new Map(
    parentsOf(list).map((parent) => [parent, loaded.flatMap((facet) => facet.get(parent) ?? [])]),
  );
}

/** The resources that lists are of. */
export function parentsOf({ extents }: AskedList): readonly (RemoteResource | undefined)[] {
  return extents.kind === 'links' ? extents.parents : [undefined];
}

type Counts = Map<CountedKey, number>;

async function loadFacet(
  list: AskedList,
  field: Field,
  size: number,
): Promise<ByParent<LoadedFacet>> {
  const counted = new CountedBy({ field, part: undefined }, list, '');
  const members = list.members(counting(list, counted));
  const top = await loadTopValues({ list, field, members }, size);
  if (top) {
    const best = [...top.counts.keys()];
    const facet = facetOf({ field, all: top.counts, size: top.size, best }, list);
    return new Map([[undefined, { ...facet, most: size }]]);
  }
  const [counts, shown] = await Promise.all([
    loadCounts(list, counted),
    field.range.kind === 'text' ? loadShown(list, counted) : undefined,
  ]);
  const facets = parentsOf(list).map((parent) => {
    const own = counts.get(parent) ?? new Map<CountedKey, number>();
    const visible = shown?.get(parent);
    const all = shown ? new Map([...own].filter(([key]) => visible?.has(key))) : own;
    return { parent, all, size: all.size, best: frequent(all, size) };
  });
  if (!counted.isOfLiterals)
    await loadLabels(
      facets.flatMap(({ best }) => best),
      list,
    );
  return new Map(
    facets.map(({ parent, ...facet }) => [
      parent,
      { ...facetOf({ field, ...facet }, list), most: size },
    ]),
  );
}

/** What a facet is counted over: all that the question keeps without its own conditions on the field. */
function counting({ question }: AskedList, { by: { field } }: CountedBy) {
  return without(question.where, (condition) => fieldOf(condition) === field);
}

async function loadCounts(list: AskedList, counted: CountedBy): Promise<ByParent<Counts>> {
  const count = variable('n');
  const isDistinct = counted.isOfLiterals;
  const rows = await list.loading.asker.askWhole(
    {
      columns: [
        ...list.parents,
        ...counted.columns,
        { kind: 'count', ...(isDistinct && { isDistinct, of: MEMBER }), as: count },
      ],
      where: [...list.members(counting(list, counted)), ...counted.patterns],
      groupBy: [...list.parents, counted.key],
    },
    { ...counted.kinds, p: 'iri', n: 'integer' },
  );
  const found = new Map<RemoteResource | undefined, Counts>();
  for (const row of rows) {
    const parent = parentIn(row, list);
    const counts = found.get(parent) ?? new Map<CountedKey, number>();
    found.set(parent, counts);
    const key = counted.keyIn(row);
    if (key !== null) counts.set(key, numberIn(row, count.name));
  }
  return found;
}

/** The resource that a row's list is of. */
export function parentIn(
  row: Parameters<typeof addressIn>[0],
  { extents, loading }: AskedList,
): RemoteResource | undefined {
  return extents.kind === 'links' ? loading.view.resource(addressIn(row, PARENT.name)) : undefined;
}

/** The keys of the texts that an answer shows. */
async function loadShown(
  list: AskedList,
  counted: CountedBy,
): Promise<ByParent<ReadonlySet<CountedKey>>> {
  const rows = await list.loading.asker.askWhole(
    {
      columns: [...list.parents, ...counted.columns],
      where: [...list.members(counting(list, counted)), ...counted.shownPatterns],
      groupBy: [...list.parents, counted.key],
    },
    { ...counted.kinds, p: 'iri' },
  );
  const found = new Map<RemoteResource | undefined, Set<CountedKey>>();
  for (const row of rows) {
    const parent = parentIn(row, list);
    const keys = found.get(parent) ?? new Set<CountedKey>();
    found.set(parent, keys);
    const key = counted.keyIn(row);
    if (key !== null) keys.add(key);
  }
  return found;
}

/** The keys that may be among the first so many: among equally frequent ones their names decide. */
export function frequent(
  counts: ReadonlyMap<CountedKey, number>,
  size: number,
): readonly CountedKey[] {
  if (size <= 0) return [];
  const numbers = [...counts.values()].sort((a, b) => b - a);
  const least = numbers[Math.min(size, numbers.length) - 1] ?? 0;
  return [...counts].flatMap(([key, count]) => (count >= least ? [key] : []));
}

/** What a facet is of. */
interface FacetOf {
  readonly question: Pick<AskedList['question'], 'languages'>;
  readonly loading: Pick<AskedList['loading'], 'view'>;
}

interface Loaded {
  readonly field: Field;
  /** How many values there are: `all` may be the most frequent ones alone. */
  readonly size: number;
  readonly all: ReadonlyMap<CountedKey, number>;
  readonly best: readonly CountedKey[];
}

export function facetOf(
  { field, size, all, best }: Loaded,
  { question, loading: { view } }: FacetOf,
): Facet {
  const collation = collationOf(view);
  const compare = (a: FacetValue, b: FacetValue): number =>
    b.count - a.count || collation.compare(a.label, b.label) || compareTexts(a.value, b.value);
  return {
    field,
    size,
    first: (most) => {
      const values = best.map((key) => ({
        ...named(key, question.languages),
        count: all.get(key) ?? 0,
      }));
      return firstInOrder(values, most, compare);
    },
  };
}
