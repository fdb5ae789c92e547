import type { Resource } from '../../store/resource.ts';
import type { Entry } from './entry.ts';
import type { Finding, SearchIndex } from './search-index.ts';

/** A resource that was found. */
export interface Hit {
  readonly resource: Resource;
  /** What its match is worth, from 0 to 1: the order of the results. */
  readonly score: number;
  /** Whether it has a name: then a catalogue is about it. What has none only tells of something, and comes after. */
  readonly hasName: boolean;
  /** Whether it has every word that the query cannot do without. */
  readonly isComplete: boolean;
  /** The literals that match in the field that matches best, the best first. */
  readonly entries: readonly Entry[];
}

/** More than a match can be worth: the most points, and all of a text. */
const MOST = 11;

/** The resource of some matching entries as a hit. */
export function hitOf(
  entries: readonly Entry[],
  findings: readonly Finding[],
  index: SearchIndex,
): Hit | undefined {
  const ranked = entries
    .map((entry) => ({ entry, worth: worthOf(entry, findings, index) }))
    .sort((a, b) => b.worth - a.worth);
  const [best] = ranked;
  if (!best) return undefined;
  const { resource } = best.entry;
  const hasName = resource.shape?.label !== undefined;
  const isComplete = needed(findings).every((finding) => bestOf(entries, finding) > 0);
  const total = findings.reduce((sum, finding) => sum + bestOf(entries, finding), 0);
  const worth = total / findings.length + coverage(best.entry, findings, index);
  const rank = (hasName ? 2 : 0) + (isComplete ? 1 : 0);
  return {
    resource,
    hasName,
    isComplete,
    score: (rank + worth / MOST) / 4,
    entries: ranked.map(({ entry }) => entry).filter(({ field }) => field === best.entry.field),
  };
}

/** Words of one or two letters are not needed where there are longer ones: *ja*, *of*. */
function needed(findings: readonly Finding[]): readonly Finding[] {
  const long = findings.filter(({ asked }) => asked.length > 2 || /\d/.test(asked));
  return long.length ? long : findings;
}

function worthOf(entry: Entry, findings: readonly Finding[], index: SearchIndex): number {
  const total = findings.reduce((sum, { points }) => sum + (points.get(entry) ?? 0), 0);
  return total + coverage(entry, findings, index);
}

function bestOf(entries: readonly Entry[], { points }: Finding): number {
  return Math.max(...entries.map((entry) => points.get(entry) ?? 0));
}

/** How much of a text the words of the query are: from nothing to less than one. Notations count as nothing. */
function coverage(entry: Entry, findings: readonly Finding[], index: SearchIndex): number {
  if (entry.role === 'notation') return 0;
  const matching = findings.filter(({ points }) => points.has(entry)).length;
  return matching / (Math.max(index.sizeOf(entry), matching) + 1);
}
