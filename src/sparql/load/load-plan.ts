import type { Errand, Lookup, Plan, Selection } from '../../reading/plan.ts';
import { Unloaded } from '../../reading/unloaded.ts';
import type { Resource } from '../../reading/view.ts';
import { RemoteResource } from '../view/remote-resource.ts';
import { TooMuchToLoad } from './asking.ts';
import { loadFaults } from './load-faults.ts';
import type { ViewLoading } from './dialect.ts';
import { loadWants } from './wants-loader.ts';
import { wantsOf, type Want } from './wants.ts';

/** Loads what a plan names, level by level: all of a level at a time. */
export async function loadPlan(plan: Plan, loading: ViewLoading): Promise<void> {
  const { dialect } = loading.version;
  const roots = await Promise.all([
    lookedUp(plan.lookups, loading),
    ...plan.lists.map((list) => dialect.loadClassList(list, loading)),
    ...plan.searches.map(async ({ question, each }) => {
      const { hits } = await loading.view.search(question);
      return wanted(hits, each);
    }),
    ...plan.suggestions.map(async ({ question, each }) =>
      wanted(await loading.view.suggest(question), each),
    ),
  ]);
  await loadWants(roots.flat(), loading);
  for (const errand of plan.errands) await loadErrand(errand, loading);
}

/** So often an errand begins again, each time with more that is loaded. */
const MOST_ROUNDS = 50;

/** Loads what an errand reads, and then what is wanted of the resources that it finds. */
async function loadErrand({ run, each }: Errand, loading: ViewLoading): Promise<void> {
  const { view } = loading;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = await attempted(() => run(view), loading);
    if (found) {
      const resources = found.map((resource) => ({ resource: view.resource(resource.id) }));
      return loadWants(wanted(resources, each), loading);
    }
    await loadFaults(view.faults, loading);
  }
  throw new TooMuchToLoad(`Expected an answer after ${MOST_ROUNDS} loads; ask for less.`);
}

/** What work gives, unless it read what is not loaded. */
async function attempted<Result>(
  work: () => Promise<Result>,
  { view }: ViewLoading,
): Promise<Result | undefined> {
  try {
    const result = await work();
    return view.faults.length ? undefined : result;
  } catch (error) {
    if (error instanceof Unloaded) return undefined;
    throw error;
  }
}

async function lookedUp(
  lookups: readonly Lookup[],
  loading: ViewLoading,
): Promise<readonly Want[]> {
  const { view } = loading;
  const all = lookups.flatMap(({ ids }) => ids.map((id) => view.resource(id)));
  if (!all.length) return [];
  await loading.version.dialect.lookUp(all, loading);
  return lookups.flatMap(({ ids, shape, each }) => {
    const resources = ids.map((id) => view.resource(id));
    // Of a resource of another shape nothing is read.
    return wantsOf(
      resources.filter((resource) => !shape || resource.shape === shape),
      each,
    );
  });
}

/** What is wanted of resources that words found: their shapes came with them. */
function wanted(
  found: readonly { readonly resource: Resource }[],
  each: Selection,
): readonly Want[] {
  const resources = found.flatMap(({ resource }) =>
    resource instanceof RemoteResource ? [resource] : [],
  );
  return wantsOf(resources, each);
}
