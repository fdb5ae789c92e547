import type { Parts } from '../../reading/plan.ts';
import { triple } from '../query/query.ts';
import { sidecar } from '../sidecar/terms.ts';
import { addressIn } from '../load/rows.ts';
import type { LoadedParts } from '../view/remote-list.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { MEMBER, PARENT, SHAPE, type AskedList } from './extents.ts';
import { loadPage, placesOf } from './load-page.ts';
import { placedIn, placedKinds, type Between, type Placed } from './placed.ts';

type Page = Omit<LoadedParts, 'facets' | 'groups'>;

/** So many members of several lists are loaded together, and cut here. */
const MOST_TOGETHER = 5_000;

/** The pages of the lists of some resources: loaded together where they are short, else each by itself. */
export async function loadNested(
  list: AskedList,
  parts: Pick<Parts, 'nodes' | 'total' | 'around'>,
): Promise<ReadonlyMap<RemoteResource, Page>> {
  const { extents } = list;
  const isWanted = parts.nodes || parts.total || parts.around;
  if (extents.kind !== 'links' || !isWanted) return new Map();
  return together(list, extents.parents, parts);
}

async function together(
  list: AskedList,
  parents: readonly RemoteResource[],
  parts: Pick<Parts, 'nodes' | 'total' | 'around'>,
): Promise<ReadonlyMap<RemoteResource, Page>> {
  const own = list.ofParents(parents);
  const members = await membersOf(own);
  if (members) {
    const places = await placesIn(own, parents);
    return new Map(
      parents.map((parent, index) => [
        parent,
        cut(members.get(parent.id) ?? [], places[index] ?? NOWHERE, own),
      ]),
    );
  }
  const [only, second] = parents;
  if (only && !second) return new Map([[only, await loadPage(own, parts)]]);
  const middle = parents.length >>> 1;
  const halves = await Promise.all(
    [parents.slice(0, middle), parents.slice(middle)].map((half) => together(list, half, parts)),
  );
  return new Map(halves.flatMap((half) => [...half]));
}

const NOWHERE: Between = { after: undefined, before: undefined };

/** Where the places of a question are in the list of each parent: in all of them alike, but where a place is cut. */
async function placesIn(
  list: AskedList,
  parents: readonly RemoteResource[],
): Promise<readonly Between[]> {
  const { after, before } = list.question.window;
  if (after?.cut || before?.cut)
    return Promise.all(parents.map((parent) => placesOf(list.ofParents([parent]))));
  const between = await placesOf(list);
  return parents.map(() => between);
}

/** The members of each list, by the resource that it is of; `undefined` where they are too many. */
async function membersOf(
  list: AskedList,
): Promise<ReadonlyMap<string, readonly Placed[]> | undefined> {
  const { order, loading } = list;
  const limit = Math.min(MOST_TOGETHER, loading.asker.maxRows);
  const rows = await loading.asker.ask(
    {
      columns: [PARENT, MEMBER, SHAPE, ...order.columns],
      where: [...list.members(), triple(MEMBER, sidecar.shape, SHAPE), ...order.patterns(MEMBER)],
      limit,
    },
    { ...placedKinds(list), p: 'iri' },
  );
  if (rows.length >= limit) return undefined;
  const found = new Map<string, Placed[]>();
  for (const row of rows) {
    const parent = addressIn(row, PARENT.name);
    const known = found.get(parent);
    if (known) known.push(placedIn(row, list));
    else found.set(parent, [placedIn(row, list)]);
  }
  return found;
}

/** The page of a list whose members are all here (Relay cursor connections, section 4.4). */
function cut(members: readonly Placed[], { after, before }: Between, list: AskedList): Page {
  const { order, question } = list;
  const { size, from } = question.window;
  const sorted = members.toSorted((a, b) => order.compare(a.position, b.position));
  const start = after
    ? sorted.filter((each) => order.compare(each.position, after) <= 0).length
    : 0;
  const end = before
    ? sorted.filter((each) => order.compare(each.position, before) < 0).length
    : sorted.length;
  const [first, last] =
    from === 'start' ? [start, Math.min(end, start + size)] : [Math.max(start, end - size), end];
  return {
    nodes: sorted.slice(first, Math.max(first, last)).map(({ resource }) => resource),
    total: sorted.length,
    before: first > 0,
    after: last < sorted.length,
  };
}
