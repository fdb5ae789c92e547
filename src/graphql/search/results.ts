import type { Resource } from '../../store/resource.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import { compareValues } from '../../store/value.ts';
import type { Entry } from './entry.ts';
import { firstInOrder } from '../first-in-order.ts';
import { Judge, type Hit } from './hit.ts';
import { SearchIndex, type Finding } from './search-index.ts';

/** What a query finds, and what each of its words matched. */
export interface Results {
  readonly totalCount: number;
  readonly findings: readonly Finding[];
  /** The best hits, the best first, each with the entries that are shown of it. */
  readonly first: (size: number) => Hit[];
}

const indexes = new WeakMap<Snapshot, SearchIndex>();

/** Searches a snapshot, in the types with given names or in all that say nothing else (`varanto:searched`). The first search of a snapshot makes its index. */
export function resultsOf(
  snapshot: Snapshot,
  query: string,
  types?: readonly string[] | null,
): Results {
  const index = indexOf(snapshot);
  const findings = index.find(query);
  const judge = new Judge(findings, index);
  const hits: Hit[] = [];
  for (const [resource, entries] of entriesByResource(findings))
    if (types?.includes(resource.shape?.name ?? '') ?? resource.shape?.isSearched)
      hits.push(judge.hit(resource, entries));
  const wanted = withEveryWord(hits);
  return {
    totalCount: wanted.length,
    findings,
    first: (size) =>
      firstInOrder(wanted, size, compareHits).map((hit) => ({ ...hit, entries: judge.shown(hit) })),
  };
}

function indexOf(snapshot: Snapshot): SearchIndex {
  let index = indexes.get(snapshot);
  if (!index) indexes.set(snapshot, (index = new SearchIndex(snapshot)));
  return index;
}

function entriesByResource(findings: readonly Finding[]): Map<Resource, Entry[]> {
  const groups = new Map<Resource, Entry[]>();
  for (const entry of findings.flatMap(({ points }) => [...points.keys()])) {
    const group = groups.get(entry.resource);
    if (!group) groups.set(entry.resource, [entry]);
    else if (!group.includes(entry)) group.push(entry);
  }
  return groups;
}

/** Those that have all words; where no resource with a name has, those that have any. */
function withEveryWord(hits: readonly Hit[]): readonly Hit[] {
  const complete = hits.filter(({ isComplete }) => isComplete);
  return complete.some(({ hasName }) => hasName) ? complete : hits;
}

function compareHits(a: Hit, b: Hit): number {
  return b.score - a.score || compareValues(a.resource, b.resource);
}
