import { hasOneMeasure, mainMeasure, type Counts } from './counts.ts';
import type { Findings, FoundList } from './findings.ts';
import { flatten, type Cell } from './flatten.ts';

/** A table to show: a heading row of columns, and rows of cells. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** How much of the list is in the table: `7 rows`, `20 of 36 rows`. */
  readonly size: string;
}

/** The tables of an answer: facets and groups first, then a table for each list. */
export function tablesOf({ counts, lists }: Findings): readonly Table[] {
  return [...counts.map(countsTable), ...lists.map(listTable)];
}

/** A table of counts; of counts by two fields a table of two ways, where one number says all. */
function countsTable(counts: Counts): Table {
  const { title, fields, measures, of, total } = counts;
  const size = sizeOf(counts.rows, { total, of });
  const across = fields.length === 2 && hasOneMeasure(counts) ? twoWay(counts) : undefined;
  if (across) return { title: titleOf(counts), size, ...across };
  const rows = counts.rows.map(({ keys, cells }) => [...keys, ...cells]);
  return { title, columns: [...fields, ...measures], rows, size };
}

/** A table of two ways has its number in the title, unless it is how many. */
function titleOf(counts: Counts): string {
  const name = counts.measures[mainMeasure(counts)] ?? 'count';
  return name === 'count' ? counts.title : `${counts.title}: ${name}`;
}

/**
 * The values of the first field down, those of the second across; a combination that is not there is empty. `undefined`
 * where two combinations have the same names.
 */
function twoWay(counts: Counts): Pick<Table, 'columns' | 'rows'> | undefined {
  const { fields, rows } = counts;
  const [down = '', across = ''] = fields;
  const measure = mainMeasure(counts);
  const columns = [...new Set(rows.map(({ keys }) => keys[1] ?? ''))];
  const lines = new Map<string, Map<string, Cell>>();
  for (const { keys, cells } of rows) {
    const [first = '', second = ''] = keys;
    const line = lines.get(first) ?? new Map<string, Cell>();
    if (line.has(second)) return undefined;
    lines.set(first, line.set(second, cells[measure] ?? ''));
  }
  return {
    columns: [`${down} \\ ${across}`, ...columns],
    rows: [...lines].map(([first, line]) => [
      first,
      ...columns.map((each) => line.get(each) ?? ''),
    ]),
  };
}

/** A row for each item, a column for each leaf that any item has. */
function listTable({ title, rows, total }: FoundList): Table {
  const flat = rows.map(flatten);
  const paths = [...new Set(flat.flatMap((cells) => [...cells.keys()]))];
  // A link that leads nowhere has a path of its own; the columns of what others lead to do for it.
  const columns = paths.filter((path) => !paths.some((each) => each.startsWith(`${path}.`)));
  const lines = flat.map((cells) => columns.map((column) => cells.get(column) ?? ''));
  return { title, columns, rows: lines, size: sizeOf(rows, { total, of: 'row' }) };
}

/** How many there are: `1 row`, `7 rows`, `20 of 36 rows` where the others are not in the answer. */
export function sizeOf(
  { length }: readonly unknown[],
  { total = length, of }: { readonly total: number | undefined; readonly of: string },
): string {
  const all = `${total} ${of}${total === 1 ? '' : 's'}`;
  return length < total ? `${length} of ${all}` : all;
}
