import type { Parts } from '../../reading/plan.ts';
import type { Extent } from '../../reading/view.ts';
import { statedFields } from '../sidecar/terms.ts';
import type { Fault, FaultPart, Wanted } from '../view/fault.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import type { ViewLoading } from './dialect.ts';
import { loadWants } from './wants-loader.ts';

/** Loads what was read and was not there, and all of its kind that came together with it: so rounds are few. */
export async function loadFaults(faults: readonly Fault[], loading: ViewLoading): Promise<void> {
  loading.view.beginLoad();
  const wanted = new Map(faults.map((fault) => [fault.message, fault.wanted]));
  for (const each of wanted.values()) await loadFault(each, loading);
}

async function loadFault(wanted: Wanted, loading: ViewLoading): Promise<void> {
  const { view, version } = loading;
  const { dialect } = version;
  switch (wanted.kind) {
    case 'resource':
      return dialect.lookUp(alike(wanted.resource, loading), loading);
    case 'statements':
      return dialect.loadStatements(alike(wanted.resource, loading), loading);
    case 'mentions':
      return dialect.loadMentions(ofShape(wanted.resource, loading), wanted.predicate, loading);
    case 'values':
      return loadValues(wanted, loading);
    case 'list':
      return loadList(wanted, loading);
    case 'having':
      return dialect.loadHaving(wanted.predicate, wanted.literal, loading);
    case 'members':
      view.setMembers(wanted.shape, await dialect.loadMembers(wanted.shape, loading));
      return;
    case 'described':
      view.setDescribed(await dialect.loadMembers(undefined, loading));
      return;
  }
}

/** So many resources that came together are loaded together. */
const MOST_ALIKE = 1_000;

/** The resources that came with one load. */
function alike(
  resource: { readonly id: string },
  { view }: ViewLoading,
): readonly RemoteResource[] {
  const own = view.resource(resource.id);
  const others = view.ofBatch(own.batch);
  const start = Math.max(0, others.indexOf(own));
  // In the order in which they came, which is that of the engine.
  return [...others.slice(start), ...others.slice(0, start)].slice(0, MOST_ALIKE);
}

/** Those of them that are of the same shape. */
function ofShape(
  resource: { readonly id: string },
  loading: ViewLoading,
): readonly RemoteResource[] {
  const own = loading.view.resource(resource.id);
  if (!own.isKnown) return [own];
  const others = alike(own, loading).filter((each) => each.isKnown && each.shape === own.shape);
  return [...new Set([own, ...others])];
}

/** The field of all that are alike, and every field of the one: who reads one reads others. */
async function loadValues(
  { resource, field }: Extract<Wanted, { kind: 'values' }>,
  loading: ViewLoading,
): Promise<void> {
  const own = loading.view.resource(resource.id);
  const all = ofShape(own, loading).filter((each) => !each.hasValues(field));
  const rest = own.shape ? statedFields(own.shape) : [];
  const others = rest.filter((each) => each !== field && !own.hasValues(each));
  await loading.version.dialect.fill(
    new Map([
      ...others.map((each) => [each, new Set([own])] as const),
      [field, new Set([own, ...all])],
    ]),
    loading,
  );
}

async function loadList(
  { extent, question, part }: Extract<Wanted, { kind: 'list' }>,
  loading: ViewLoading,
): Promise<void> {
  const { dialect } = loading.version;
  const plan = { question, parts: partsOf(part), each: new Map() };
  const wants =
    extent.kind === 'class'
      ? await dialect.loadClassList({ ...plan, shape: extent.shape }, loading)
      : await dialect.loadLinkLists(
          { plan: { ...plan, field: extent.field }, parents: new Set(parentsOf(extent, loading)) },
          loading,
        );
  await loadWants(wants, loading);
}

function parentsOf(
  { subject }: Extract<Extent, { kind: 'link' }>,
  loading: ViewLoading,
): readonly RemoteResource[] {
  return ofShape(subject, loading);
}

/** Who asks for a page asks what is around it most often. */
function partsOf(part: FaultPart): Parts {
  const none: Parts = { nodes: false, total: false, around: false, facets: [], groups: [] };
  if (part === 'total') return { ...none, total: true };
  if (part === 'nodes' || part === 'around') return { ...none, nodes: true, around: true };
  if ('facets' in part)
    return { ...none, facets: part.facets.map((field) => ({ field, first: Infinity })) };
  const { groups: question, measures } = part;
  return { ...none, groups: [{ question, measures, keys: new Map() }] };
}
