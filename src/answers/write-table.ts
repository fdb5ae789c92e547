import type { Answer } from './answer.ts';
import { tableColumns, type Column } from './table-columns.ts';

/** The answer to a query with one list at its root as CSV (RFC 4180): a row for each node, a column for each leaf. */
export function writeTable({ execution, data }: Pick<Answer, 'execution' | 'data'>): string {
  const columns = tableColumns(execution);
  const lists = new Map(columns.map(({ list }) => [list, valuesAt(data, list)]));
  const length = Math.max(...[...lists.values()].map((list) => list.length));
  const rows = Array.from({ length }, (_, index) =>
    columns.map((column) => ({ column, item: lists.get(column.list)?.[index] })),
  );
  return [
    columns.map(({ name }) => name),
    // An address without a resource gives no row.
    ...rows.filter((row) => row.some(({ item }) => item != null)).map((row) => row.map(cellOf)),
  ]
    .map(line)
    .join('');
}

function cellOf({ column, item }: { column: Column; item: unknown }): string {
  const values = valuesAt(item, column.keys);
  // A missing value keeps its place between the others, so that lists of one row stay side by side.
  return values.map((value) => (value == null ? '' : String(value as Scalar))).join('; ');
}

type Scalar = string | number | boolean;

/** The values that keys lead to, through every list on the way. */
function valuesAt(item: unknown, keys: readonly string[]): readonly unknown[] {
  if (Array.isArray(item)) return item.flatMap((each) => valuesAt(each, keys));
  const [key, ...rest] = keys;
  if (item == null || key === undefined) return [item];
  return valuesAt((item as Record<string, unknown>)[key], rest);
}

function line(cells: readonly string[]): string {
  // A line of one empty cell would be an empty line, which readers pass over.
  if (cells.length === 1 && cells[0] === '') return '""\r\n';
  return `${cells.map((cell) => escaped(harmless(cell))).join(',')}\r\n`;
}

/** Where a comma is for decimals, spreadsheets part cells at semicolons. */
function escaped(cell: string): string {
  return /[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * What a spreadsheet would take for a formula, as a text. Some drop the spaces in front and some take full-width signs,
 * so these count too; a negative number is a number.
 */
function harmless(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

const FORMULA = /^(?:[\t\r\n]|[\s\0]*[=+\-@＝＋－＠])/;
const NUMBER = /^-\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
