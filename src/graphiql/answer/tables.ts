import type { Counts } from './counts.ts';
import type { Findings, FoundList } from './findings.ts';
import { flatten, type Cell } from './flatten.ts';

/** A table to show: a heading row of columns, and rows of cells. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** The number of rows that there are, shown or not, where the answer has it. */
  readonly total?: number;
}

/** The tables of an answer: facets and groups first, then a table for each list. */
export function tablesOf({ counts, lists }: Findings): readonly Table[] {
  return [...counts.map(countsTable), ...lists.map(listTable)];
}

/** A table of counts; of counts by two fields a table of two ways, where one number was asked for. */
function countsTable(counts: Counts): Table {
  if (counts.fields.length === 2 && counts.measures.length === 1) return twoWayTable(counts);
  const rows = counts.rows.map(({ keys, cells }) => [...keys, ...cells]);
  const { title, fields, measures } = counts;
  return { title, columns: [...fields, ...measures], rows, ...totalOf(counts.total) };
}

/** The values of the first field down, those of the second across; a combination that is not there is empty. */
function twoWayTable({ title, fields, rows }: Counts): Table {
  const [down = '', across = ''] = fields;
  const columns = [...new Set(rows.map(({ keys }) => keys[1] ?? ''))];
  const lines = new Map<string, Map<string, Cell>>();
  for (const { keys, cells } of rows) {
    const [first = '', second = ''] = keys;
    const line = lines.get(first) ?? new Map<string, Cell>();
    lines.set(first, line.set(second, cells[0] ?? ''));
  }
  return {
    title,
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
  const columns = [...new Set(flat.flatMap((cells) => [...cells.keys()]))];
  const lines = flat.map((cells) => columns.map((column) => cells.get(column) ?? ''));
  return { title, columns, rows: lines, ...totalOf(total) };
}

function totalOf(total: number | undefined): { readonly total?: number } {
  return total === undefined ? {} : { total };
}
