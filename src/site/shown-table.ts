type Value = string | number | boolean | null;

/** What is in one place of a table: a value, or the values of a list. */
export type ShownCell = Value | readonly Value[];

/** The heading of a column of a table that a page shows. */
interface ShownHead {
  readonly name: string;
  readonly kind: string;
  /** Which key of groups the column names: 0 for the first. */
  readonly key?: number;
}

/** The first rows of a table, as a page shows them. */
export interface ShownTable {
  readonly heads: readonly ShownHead[];
  readonly rows: readonly (readonly ShownCell[])[];
  /** How many rows there are in all. */
  readonly rowCount: number;
}

/** Numbers by two keys of groups: the values of one down, those of the other across. */
export interface TwoWay {
  /** What the numbers are. */
  readonly measure: string;
  /** The names of the keys, first the one that goes down. */
  readonly keys: readonly [string, string];
  readonly across: readonly string[];
  readonly lines: readonly { readonly name: string; readonly cells: readonly ShownCell[] }[];
}

/** What a missing value is called. */
export const NO_VALUE = '–';

/** A table without the conditions of groups, which are for the next query and not for people. */
export function withoutConditions(table: ShownTable): ShownTable {
  const { heads, rows } = table;
  if (!heads.some(({ key }) => key !== undefined)) return table;
  const isCondition = (at: number): boolean =>
    rows.length > 0 && rows.every((row) => /^\{.*\}$/s.test(String(row[at])));
  const places = heads.flatMap((_, at) => (isCondition(at) ? [] : [at]));
  return {
    ...table,
    heads: heads.filter((_, at) => places.includes(at)),
    rows: rows.map((row) => places.map((at) => row[at] ?? null)),
  };
}

/** The column of the number to draw: the first that is not the same in all rows, else the last; `undefined` without numbers. */
export function measureOf(table: ShownTable): number | undefined {
  const { all, varying } = numbersOf(table);
  return varying[0] ?? all.at(-1);
}

/** The columns of numbers that have any, and those of them that are not the same in all rows. */
function numbersOf({ heads, rows }: ShownTable) {
  const all = heads.flatMap(({ kind }, at) =>
    kind === 'number' && rows.some((row) => row[at] !== null && !Array.isArray(row[at]))
      ? [at]
      : [],
  );
  return { all, varying: all.filter((at) => new Set(rows.map((row) => row[at])).size > 1) };
}

/**
 * Groups by two keys as rows and columns, where one number says all: there is no other, or it alone varies. `undefined` for other tables, and
 * where two groups have the same names.
 */
export function twoWayOf(table: ShownTable): TwoWay | undefined {
  const { heads, rows } = table;
  const places = heads.flatMap(({ key }, at) => (key === undefined ? [] : [at]));
  const [down, side, third] = places;
  const measure = measureOf(table);
  if (down === undefined || side === undefined || third !== undefined) return undefined;
  const { all, varying } = numbersOf(table);
  if (measure === undefined || (all.length > 1 && varying.length !== 1)) return undefined;
  const lines = new Map<string, Map<string, ShownCell>>();
  for (const row of rows) {
    const line = lines.get(nameOf(row[down])) ?? new Map<string, ShownCell>();
    if (line.has(nameOf(row[side]))) return undefined;
    lines.set(nameOf(row[down]), line.set(nameOf(row[side]), row[measure] ?? null));
  }
  const across = [...new Set(rows.map((row) => nameOf(row[side])))];
  return {
    measure: heads[measure]?.name ?? '',
    keys: [heads[down]?.name ?? '', heads[side]?.name ?? ''],
    across,
    lines: [...lines].map(([name, line]) => ({
      name,
      cells: across.map((each) => line.get(each) ?? null),
    })),
  };
}

function nameOf(cell: ShownCell | undefined): string {
  return cell === null || cell === undefined ? NO_VALUE : String(cell);
}
