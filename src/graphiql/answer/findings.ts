import { facetCounts, groupCounts, type Counts } from './counts.ts';
import { isFacet, isGroup } from './flatten.ts';
import { isObject, objectsOf, textOf, type Json, type JsonObject } from './json.ts';

/** A list of objects in an answer. */
export interface FoundList {
  readonly title: string;
  readonly rows: readonly JsonObject[];
  /** The number of items, on this page or another, where the answer has it. */
  readonly total?: number;
}

/** What of an answer can be shown otherwise than as JSON. */
export interface Findings {
  readonly lists: readonly FoundList[];
  readonly counts: readonly Counts[];
}

/** Finds the outermost lists of objects of an answer, and facets and groups at any depth, by their form alone. */
export function findingsOf(answer: Json): Findings {
  return isObject(answer) ? below(answer, []) : NONE;
}

const NONE: Findings = { lists: [], counts: [] };

function below(object: JsonObject, path: readonly string[]): Findings {
  return merged(
    Object.entries(object).map(([key, value]) => {
      const rows = objectsOf(value);
      if (rows) return ofRows(rows, { parent: object, key, path });
      return isObject(value) ? below(value, [...path, key]) : NONE;
    }),
  );
}

interface Place {
  readonly parent: JsonObject;
  readonly key: string;
  readonly path: readonly string[];
}

function ofRows(rows: readonly JsonObject[], { parent, key, path }: Place): Findings {
  const isPage = ['nodes', 'edges'].includes(key) && path.length > 0;
  const place = isPage ? path : [...path, key];
  const total = isPage ? parent['totalCount'] : undefined;
  if (rows.every(isFacet))
    return { lists: [], counts: rows.map((facet) => facetCounts(facet, titleOf(path))) };
  if (rows.every(isGroup)) {
    const title = titleOf(place.length > 1 ? place.slice(0, -1) : place);
    return { lists: [], counts: [groupCounts(rows, { title, total })] };
  }
  const list = { title: titleOf(place), rows, ...(typeof total === 'number' && { total }) };
  const inside = rows.flatMap((row) => below(row, [...place, nameOf(row)]).counts);
  return { lists: [list], counts: inside };
}

/** What a row is called in the title of what is counted below it: its first text that is no address. */
function nameOf(row: JsonObject): string {
  const of = isObject(row['node']) ? row['node'] : row;
  const literals = Object.entries(of).filter(([, value]) => typeof value !== 'object');
  const [, name] = literals.find(([key]) => key !== 'id') ?? literals[0] ?? [];
  return textOf(name) || '…';
}

function titleOf(path: readonly string[]): string {
  return path.filter((key) => !['nodes', 'edges'].includes(key)).join(' › ') || 'answer';
}

function merged(parts: readonly Findings[]): Findings {
  return {
    lists: parts.flatMap(({ lists }) => lists),
    counts: parts.flatMap(({ counts }) => counts),
  };
}
