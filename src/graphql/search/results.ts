import type { Resource } from '../../store/resource.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import { compareValues } from '../../store/value.ts';
import type { Entry } from './entry.ts';
import { hitOf, type Hit } from './hit.ts';
import { SearchIndex, type Finding } from './search-index.ts';

/** What a query finds, in order, and what each of its words matched. */
export interface Results {
  readonly hits: readonly Hit[];
  readonly findings: readonly Finding[];
}

const indexes = new WeakMap<Snapshot, SearchIndex>();

/** Searches a snapshot, in the types with given names or in all. The first search of a snapshot makes its index. */
export function resultsOf(
  snapshot: Snapshot,
  query: string,
  types?: readonly string[] | null,
): Results {
  const index = indexOf(snapshot);
  const findings = index.find(query);
  const hits = [...entriesByResource(findings)]
    .filter(([{ shape }]) => types?.includes(shape?.name ?? '') ?? true)
    .flatMap(([, entries]) => hitOf(entries, findings, index) ?? []);
  return { hits: withEveryWord(hits).sort(compareHits), findings };
}

function indexOf(snapshot: Snapshot): SearchIndex {
  let index = indexes.get(snapshot);
  if (!index) indexes.set(snapshot, (index = new SearchIndex(snapshot)));
  return index;
}

function entriesByResource(findings: readonly Finding[]): Map<Resource, Entry[]> {
  const groups = new Map<Resource, Entry[]>();
  for (const entry of new Set(findings.flatMap(({ points }) => [...points.keys()]))) {
    const group = groups.get(entry.resource);
    if (group) group.push(entry);
    else groups.set(entry.resource, [entry]);
  }
  return groups;
}

/** Those that have all words; where no resource with a name has, those that have any. */
function withEveryWord(hits: readonly Hit[]): Hit[] {
  const complete = hits.filter(({ isComplete }) => isComplete);
  return complete.some(({ hasName }) => hasName) ? complete : [...hits];
}

function compareHits(a: Hit, b: Hit): number {
  return b.score - a.score || compareValues(a.resource, b.resource);
}
