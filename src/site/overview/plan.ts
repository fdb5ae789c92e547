import type { Shape } from '../../model/model.ts';
import type { Resource } from '../../reading/view.ts';
import { parentField } from '../../model/hierarchy.ts';
import { pathTo } from '../../reading/hierarchy.ts';
import { orderOf } from '../linked.ts';
import type { Reader } from '../reader.ts';
import { MOST_IN_TREE } from '../tree.ts';

/** What is at the top of a hierarchy, with all that is under it. */
export interface Part {
  readonly resource: Resource;
  /** It itself and all under it, in their order, with how many steps each is below it. */
  readonly all: readonly { readonly resource: Resource; readonly depth: number }[];
}

/** A hierarchy by what is at its top, in its order; `undefined` where it is empty or too large to be read at once. */
export function planOf(shape: Shape, { snapshot, ranges }: Reader): readonly Part[] | undefined {
  if (!parentField(shape)) return undefined;
  const list = snapshot.list(
    { kind: 'class', shape },
    {
      where: undefined,
      order: orderOf(shape),
      window: { size: MOST_IN_TREE, from: 'start' },
      languages: ranges,
    },
  );
  if (list.totalCount > MOST_IN_TREE || !list.totalCount) return undefined;
  return partsOf(list.nodes);
}

function partsOf(resources: readonly Resource[]): readonly Part[] {
  const parts = new Map<Resource, Part['all'][number][]>();
  for (const resource of resources) {
    const path = pathTo(resource);
    const [top = resource] = path;
    const all = parts.get(top) ?? [];
    all.push({ resource, depth: path.length });
    parts.set(top, all);
  }
  return [...parts].map(([resource, all]) => ({ resource, all }));
}
