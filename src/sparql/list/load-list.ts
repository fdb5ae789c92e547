import type { ListPlan } from '../../reading/plan.ts';
import type { Shape } from '../../model/model.ts';
import { chunks } from '../load/fill.ts';
import type { Loading } from '../load/loading.ts';
import { orderReads, wantsOf, type ListWant, type Want } from '../load/wants.ts';
import type { LoadedParts } from '../view/remote-list.ts';
import { RemoteResource } from '../view/remote-resource.ts';
import { AskedList } from './extents.ts';
import { loadFacets } from './load-facets.ts';
import { loadGroups } from './load-groups.ts';
import { loadNested } from './load-nested.ts';
import { loadPage } from './load-page.ts';

/** Loads a list of a class; gives what is wanted of its members. */
export async function loadClassList(
  plan: ListPlan & { readonly shape: Shape },
  loading: Loading,
): Promise<readonly Want[]> {
  const { shape, question, parts } = plan;
  const list = await AskedList.of({ extents: { kind: 'class', shape }, question }, loading);
  const [page, facets, groups] = await Promise.all([
    loadPage(list, parts, plan.each),
    loadFacets(list, parts.facets),
    loadGroups(list, parts.groups),
  ]);
  const loaded = {
    ...page,
    facets: facets.get(undefined) ?? [],
    groups: groups.get(undefined) ?? [],
  };
  loading.view.addList({ kind: 'class', shape }, question, loaded);
  return wantsIn([loaded], plan, loading);
}

/** Loads the lists that a field leads to from some resources, all at once. */
export async function loadLinkLists(
  { plan, parents }: ListWant,
  loading: Loading,
): Promise<readonly Want[]> {
  const parts = chunks([...parents], loading.asker.maxValues);
  const wants = await Promise.all(parts.map((part) => loadLists(plan, part, loading)));
  return wants.flat();
}

async function loadLists(
  plan: ListWant['plan'],
  parents: readonly RemoteResource[],
  loading: Loading,
): Promise<readonly Want[]> {
  const { field, question, parts } = plan;
  const extents = { kind: 'links', field, parents } as const;
  const list = await AskedList.of({ extents, question }, loading);
  const [pages, facets, groups] = await Promise.all([
    loadNested(list, parts),
    loadFacets(list, parts.facets),
    loadGroups(list, parts.groups),
  ]);
  const all = parents.map((parent) => {
    const loaded = {
      ...pages.get(parent),
      facets: facets.get(parent) ?? [],
      groups: groups.get(parent) ?? [],
    };
    loading.view.addList({ kind: 'link', subject: parent, field }, question, loaded);
    return loaded;
  });
  return wantsIn(all, plan, loading);
}

/** What is wanted of the members of lists: what the plan reads of them, and what their places are made from. */
export function wantsIn(
  loaded: readonly LoadedParts[],
  { question, each, parts }: ListPlan,
  { view }: Pick<Loading, 'view'>,
): readonly Want[] {
  const nodes = loaded.flatMap((list) => list.nodes ?? []);
  const places = parts.nodes
    ? orderReads(question.order, view.model).flatMap((reads) =>
        nodes.map((resource) => ({ resource, reads })),
      )
    : [];
  const keyed = parts.groups.flatMap((plan) =>
    loaded.flatMap(({ groups }) =>
      groups
        .filter((group) => group.question === plan.question)
        .flatMap((group) => wantsOf(keysIn(group), plan.keys)),
    ),
  );
  return [...wantsOf(parts.nodes ? nodes : [], each), ...places, ...keyed];
}

function keysIn({ groups }: LoadedParts['groups'][number]): readonly RemoteResource[] {
  return groups.nodes.flatMap(({ keys }) =>
    keys.flatMap(({ resource }) => (resource instanceof RemoteResource ? [resource] : [])),
  );
}
