import {
  searchFacetNames,
  type SearchFacetName,
  type SearchQuestion,
} from '../../reading/question.ts';
import type { SearchFacet } from '../../reading/view.ts';
import { inPieces, type Work } from '../../reading/work.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import type { Match } from './match.ts';
import type { ResultGroups } from './result-groups.ts';

/** To read the links of a resource, of its keeper and of their classes, in units of work. */
const GROUPING = 40;

interface Narrowed {
  /** The matches that have the value asked for in each facet. */
  readonly kept: readonly Match[];
  readonly facets: readonly SearchFacet[];
}

/** Narrows matches to those with the values that a question names, and counts its facets: each without its own condition. */
export function* narrowing(
  matches: readonly Match[],
  { facets = [], narrowed = {} }: SearchQuestion,
  groupsOf: (resource: number) => ResultGroups,
): Work<Narrowed> {
  const conditions = searchFacetNames.filter((name) => narrowed[name] !== undefined);
  if (!facets.length && !conditions.length) return { kept: matches, facets: [] };
  const tallies = facets.map((name) => ({ name, counts: new Map<string, number>() }));
  const kept: Match[] = [];
  yield* inPieces(matches, GROUPING, (match) => {
    const groups = groupsOf(match.number);
    const broken = conditions.filter((name) => !groups[name].includes(narrowed[name] ?? ''));
    if (!broken.length) kept.push(match);
    for (const { name, counts } of tallies)
      if (broken.every((each) => each === name)) count(groups, name, counts);
  });
  return { kept, facets: tallies.map(facetOf) };
}

function count(groups: ResultGroups, name: SearchFacetName, counts: Map<string, number>): void {
  for (const value of new Set(groups[name])) counts.set(value, (counts.get(value) ?? 0) + 1);
}

function facetOf({
  name,
  counts,
}: {
  readonly name: SearchFacetName;
  readonly counts: ReadonlyMap<string, number>;
}): SearchFacet {
  const values = [...counts].map(([value, each]) => ({ value, count: each }));
  return {
    name,
    values: values.sort((a, b) => b.count - a.count || compareTexts(a.value, b.value)),
  };
}
