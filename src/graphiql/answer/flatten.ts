import { isObject, objectsOf, textOf, type Json, type JsonObject } from './json.ts';

/** What is in one place of a table: a number, a text, or the texts of a nested list. */
export type Cell = string | number | readonly string[];

/** Keys of a connection that add nothing to the name of a column. */
const OF_CONNECTIONS = ['nodes', 'edges', 'node'];

/**
 * The leaves of an object by their paths: `{ holder: { name: "A" } }` has `holder.name`. A nested list has all its values
 * in one cell. A cursor and the place of a page are left out.
 */
export function flatten(row: JsonObject): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const { path, value } of leavesOf(row, [])) {
    const before = cells.get(path);
    cells.set(path, before === undefined ? cellOf(value) : [...listed(before), textOf(value)]);
  }
  for (const path of listPaths(row, [])) {
    const cell = cells.get(path);
    if (cell !== undefined) cells.set(path, listed(cell));
  }
  return cells;
}

interface Leaf {
  readonly path: string;
  readonly value: Json;
}

function leavesOf(value: Json, keys: readonly string[]): readonly Leaf[] {
  if (isObject(value))
    return entriesOf(value).flatMap(([key, each]) => leavesOf(each, [...keys, key]));
  if (Array.isArray(value)) return (value as Json[]).flatMap((each) => leavesOf(each, keys));
  return [{ path: nameOf(keys), value }];
}

/** The paths of the leaves below a list: their cells are lists even when there is one value. */
function listPaths(value: Json, keys: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return leavesOf(value, keys).map(({ path }) => path);
  if (!isObject(value)) return [];
  return entriesOf(value).flatMap(([key, each]) => listPaths(each, [...keys, key]));
}

function entriesOf(object: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(object).filter(
    ([key, value]) => !['pageInfo', 'cursor'].includes(key) && !hasCounts(value),
  );
}

/** Whether a value is the facets or the groups of a list: they have tables of their own. */
function hasCounts(value: Json): boolean {
  const rows = objectsOf(isObject(value) ? value['nodes'] : value);
  return rows?.every((row) => isGroup(row) || isFacet(row)) ?? false;
}

/** Whether an object has the form of one of a list's groups: keys, and what was counted. */
export function isGroup(row: JsonObject): boolean {
  return objectsOf(row['keys']) !== undefined;
}

/** Whether an object has the form of a facet: values, each with its count. */
export function isFacet(row: JsonObject): boolean {
  return (
    objectsOf(row['values'])?.every(({ count }) => typeof count === 'number') ??
    ('field' in row && Array.isArray(row['values']))
  );
}

function nameOf(keys: readonly string[]): string {
  const [last = ''] = keys.slice(-1);
  return keys.filter((key) => !OF_CONNECTIONS.includes(key)).join('.') || last;
}

function cellOf(value: Json): Cell {
  return typeof value === 'number' ? value : textOf(value);
}

function listed(cell: Cell): readonly string[] {
  return typeof cell === 'object' ? cell : [String(cell)];
}
