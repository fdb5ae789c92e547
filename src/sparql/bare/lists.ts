import type { Shape } from '../../model/model.ts';
import type { ListPlan, Parts } from '../../reading/plan.ts';
import { readEach } from '../../reading/unloaded.ts';
import { unhurried } from '../../reading/pace.ts';
import type { Extent, List, Resource } from '../../reading/view.ts';
import { StoredList } from '../../store/list/list.ts';
import type { ViewLoading } from '../load/dialect.ts';
import { orderReads, type ListWant, type Want } from '../load/wants.ts';
import { wantsIn } from '../list/load-list.ts';
import type { LoadedParts } from '../view/remote-list.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { EngineList } from './engine-list.ts';
import { evaluated, fill } from './reads.ts';

/** Loads a list of a class: the parts that the engine makes itself, the others are made here of all its resources. */
export async function loadClassList(
  plan: ListPlan & { readonly shape: Shape },
  loading: ViewLoading,
): Promise<readonly Want[]> {
  const extent = { kind: 'class', shape: plan.shape } as const;
  const engine = new EngineList(plan, loading);
  const [page, facets] = await Promise.all([
    engine.page(plan.parts),
    engine.facets(plan.parts.facets),
  ]);
  const { nodes, total, around } = plan.parts;
  const rest: Parts = {
    ...(page ? { nodes: false, total: false, around: false } : { nodes, total, around }),
    facets: plan.parts.facets.filter(({ field }) => !facets.some((each) => each.field === field)),
    groups: plan.parts.groups,
  };
  const here = await evaluated(
    () => partsOf(listHere(extent, plan, loading), rest, loading),
    loading,
  );
  const loaded = { ...here, ...page, facets: [...facets, ...here.facets] };
  loading.view.addList(extent, plan.question, loaded);
  return wantsIn([loaded], plan, loading);
}

/** Loads the lists that a field leads to from some resources: all their members are loaded, and the lists made here. */
export async function loadLinkLists(
  { plan, parents }: ListWant,
  loading: ViewLoading,
): Promise<readonly Want[]> {
  const { field, question, parts } = plan;
  await fill(new Map([[field, parents]]), loading);
  const members = new Set([...parents].flatMap((parent) => parent.links(field)));
  for (const reads of orderReads(question.order, loading.view.model))
    await fill(new Map([...reads.values].map((each) => [each, members] as const)), loading);
  const all = await evaluated(
    () =>
      readEach([...parents], (subject) => {
        const extent = { kind: 'link', subject, field } as const;
        return { extent, loaded: partsOf(listHere(extent, plan, loading), parts, loading) };
      }),
    loading,
  );
  for (const { extent, loaded } of all) loading.view.addList(extent, question, loaded);
  return wantsIn(
    all.map(({ loaded }) => loaded),
    plan,
    loading,
  );
}

/** A list as the embedded store makes it, over what is loaded. */
function listHere(extent: Extent, { question }: ListPlan, { view }: ViewLoading): List {
  return new StoredList({ extent, question }, view, unhurried);
}

/** The parts that are wanted of a list, made now: whatever reads them later finds all that they are made of. */
function partsOf(list: List, parts: Parts, { view }: ViewLoading): LoadedParts {
  const own = (resources: readonly Resource[]): readonly RemoteResource[] =>
    resources.map(({ id }) => view.resource(id));
  // Of none a list would read all its members.
  const counted = parts.facets.length ? list.facets(parts.facets.map(({ field }) => field)) : [];
  const facets = counted.map((facet, index) => {
    const { first: most = 0 } = parts.facets[index] ?? {};
    facet.first(most);
    return { field: facet.field, size: facet.size, first: facet.first.bind(facet), most };
  });
  const groups = parts.groups.map(({ question, measures }) => {
    const found = list.groups(question);
    for (const group of found.nodes) for (const measure of measures) group.measure(measure);
    return { question, groups: found, measured: new Set(measures.map(({ field }) => field)) };
  });
  return {
    ...((parts.nodes || parts.around) && {
      nodes: own(list.nodes),
      before: list.hasPreviousPage,
      after: list.hasNextPage,
    }),
    ...(parts.total && { total: list.totalCount }),
    facets,
    groups,
  };
}
