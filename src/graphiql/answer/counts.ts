import { flatten, type Cell } from './flatten.ts';
import { objectsOf, textOf, type Json, type JsonObject } from './json.ts';

/** What a missing value is called. */
const NO_VALUE = '(no value)';

/** One combination of values, and what was counted of it. */
interface CountedRow {
  readonly keys: readonly string[];
  readonly cells: readonly Cell[];
}

/** Facets or groups of a list: its members, counted by one field or more. */
export interface Counts {
  readonly title: string;
  /** The fields that are counted by. */
  readonly fields: readonly string[];
  /** What is counted of each: `count`, and whatever else was asked for. */
  readonly measures: readonly string[];
  readonly rows: readonly CountedRow[];
  /** What a row is. */
  readonly of: 'value' | 'group';
  /** The number of combinations, shown or not, where the answer has it. */
  readonly total?: number;
}

/** The counts of a facet: `{ field, values: [{ value, label, count }] }`. */
export function facetCounts(facet: JsonObject, title: string): Counts {
  const values = objectsOf(facet['values']) ?? [];
  const field = textOf(facet['field']) || 'value';
  return {
    title: `${title} by ${field}`,
    fields: [field],
    measures: ['count'],
    of: 'value',
    rows: values.map((each) => ({ keys: [nameOf(each)], cells: [each['count'] as number] })),
    ...totalOf(facet['totalCount']),
  };
}

/** The counts of groups: `[{ keys: [{ field, value, displayName }], count }]`. */
export function groupCounts(
  groups: readonly JsonObject[],
  { title, total }: { readonly title: string; readonly total?: Json | undefined },
): Counts {
  const keysOf = (group: JsonObject): readonly JsonObject[] => objectsOf(group['keys']) ?? [];
  const fields = (groups[0] ? keysOf(groups[0]) : []).map(
    (key, index) => textOf(key['field']) || `key ${index + 1}`,
  );
  const flat = groups.map(
    (group) => new Map([...numbersOfKeys(keysOf(group), fields), ...flatten(measuresOf(group))]),
  );
  const measures = [...new Set(flat.flatMap((cells) => [...cells.keys()]))];
  const rows = groups.map((group, index) => ({
    keys: keysOf(group).map(nameOf),
    cells: measures.map((name) => flat[index]?.get(name) ?? ''),
  }));
  const name = `${title} by ${fields.join(' and ')}`;
  return { title: name, fields, measures, of: 'group', rows, ...totalOf(total) };
}

/** The filter that gives a group's members is for the next query, and no measure. */
function measuresOf(group: JsonObject): JsonObject {
  const entries = Object.entries(group).filter(([key]) => key !== 'keys' && key !== 'where');
  return Object.fromEntries(entries);
}

/** The numbers that were asked for of the resource that a key is: `holder.resource.registers.totalCount`. */
function numbersOfKeys(
  keys: readonly JsonObject[],
  fields: readonly string[],
): readonly (readonly [string, Cell])[] {
  return keys.flatMap((key, index) =>
    [...flatten(key)]
      .filter(([, cell]) => typeof cell === 'number')
      .map(([path, cell]) => [`${fields[index] ?? ''}.${path}`, cell] as const),
  );
}

/** The number to show where there is room for one: `count` unless it is the same in all rows and another is not. */
export function mainMeasure({ measures, rows }: Counts): number {
  const varying = measures.flatMap((_, at) => (isVarying(rows, at) ? [at] : []));
  const count = measures.indexOf('count');
  const [first = Math.max(count, 0)] = varying;
  return varying.includes(count) ? count : first;
}

/** Whether one number says all: there is no other, or it alone is different from row to row. */
export function hasOneMeasure({ measures, rows }: Counts): boolean {
  return measures.length === 1 || measures.filter((_, at) => isVarying(rows, at)).length === 1;
}

function isVarying(rows: readonly CountedRow[], at: number): boolean {
  return new Set(rows.map(({ cells }) => cells[at])).size > 1;
}

function nameOf(value: JsonObject): string {
  return textOf(value['displayName'] ?? value['label'] ?? value['value']) || NO_VALUE;
}

function totalOf(total: Json | undefined): { readonly total?: number } {
  return typeof total === 'number' ? { total } : {};
}
