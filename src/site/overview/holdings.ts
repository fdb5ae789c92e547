import type { Classified } from '../../model/hierarchy.ts';
import type { Field, Shape } from '../../model/model.ts';
import type { Pace } from '../../reading/pace.ts';
import type { Resource } from '../../reading/view.ts';
import { pathTo } from '../../reading/hierarchy.ts';
import { orderOf } from '../linked.ts';
import { workedOut } from '../list-members.ts';
import type { Reader } from '../reader.ts';

/** Who has how many classes under which class at the top of a hierarchy. */
export interface Holdings {
  /** The classes at the top, in the order of their list. */
  readonly tops: readonly Resource[];
  /** Those with the most classes first. */
  readonly rows: readonly HoldingsRow[];
  /** How many further resources have classes. */
  readonly hidden: number;
}

interface HoldingsRow {
  readonly resource: Resource;
  readonly counts: ReadonlyMap<Resource, number>;
}

/** More rows than these are no picture. */
const MOST_ROWS = 40;

/** Who has how many classes under which class at the top, found out at a pace. */
export async function holdingsOf(
  { shape, field, classes }: Classified,
  reader: Reader,
  pace: Pace,
): Promise<Holdings> {
  const { snapshot, ranges } = reader;
  const list = snapshot.list(
    { kind: 'class', shape },
    {
      where: { kind: 'count', field, tests: [{ operator: 'gt', operand: 0 }] },
      order: [{ field, isDown: true, isCount: true }],
      window: { size: MOST_ROWS, from: 'start' },
      languages: ranges,
    },
    pace,
  );
  await workedOut(list, 'nodes', pace);
  await workedOut(list, 'total', pace);
  const rows = list.nodes.map((resource) => ({ resource, counts: countsOf(resource, field) }));
  const tops = rows.flatMap(({ counts }) => [...counts.keys()]);
  return { tops: ordered(tops, classes, reader), rows, hidden: list.totalCount - rows.length };
}

function countsOf(resource: Resource, field: Field): ReadonlyMap<Resource, number> {
  const counts = new Map<Resource, number>();
  for (const each of resource.links(field)) {
    const top = pathTo(each)[0] ?? each;
    counts.set(top, (counts.get(top) ?? 0) + 1);
  }
  return counts;
}

/** Resources of a shape, each once, in the order in which people look for them. */
function ordered(
  resources: readonly Resource[],
  shape: Shape,
  { snapshot, ranges }: Reader,
): readonly Resource[] {
  const among = [...new Set(resources.map(({ id }) => id))];
  const question = { where: { kind: 'id', among }, order: orderOf(shape) } as const;
  const window = { size: among.length, from: 'start' } as const;
  return snapshot.list({ kind: 'class', shape }, { ...question, window, languages: ranges }).nodes;
}
