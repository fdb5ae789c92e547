import type { Line } from './line.ts';
import { firstMatch } from './phrase.ts';
import { COLUMNS, FIELDS, type FieldLabel, type NameColumn, type Words } from './words.ts';

/** A cell of a table: what it says, in a text or several, and the addresses that it links to. */
export interface Cell {
  readonly texts: readonly string[];
  readonly links: readonly string[];
}

/** What a column of a table has: names, or the values of a label. */
export type Column =
  | { readonly is: 'name'; readonly of: NameColumn }
  | { readonly is: 'field'; readonly of: FieldLabel };

/** A row of a table: its lines, and its cells. */
export interface Row {
  readonly lines: readonly [Line, ...Line[]];
  readonly cells: readonly Cell[];
}

/** What a row says: a label with its value, the heads of columns, or a value for each column. */
export type Meaning =
  | { readonly is: 'heads'; readonly unread: readonly string[] }
  | { readonly is: 'field'; readonly of: FieldLabel; readonly value: Cell }
  | { readonly is: 'name'; readonly of: NameColumn; readonly value: Cell }
  | { readonly is: 'values'; readonly values: readonly (readonly [Column, Cell])[] };

/** A part of a page: lines that are no table, or the rows of one with what each of them says. */
export type Stretch =
  | { readonly lines: readonly Line[]; readonly rows?: undefined }
  | { readonly rows: readonly (readonly [Row, Meaning])[]; readonly lines?: undefined };

/** The lines of a page in stretches: tables whose heads the words know, and what is between them. */
export function stretchesOf(lines: readonly Line[], words: Words): Stretch[] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && tableOf(last) === tableOf(line)) run.push(line);
    else runs.push([line]);
  }
  return runs.map((run) => {
    const rows = run[0] && tableOf(run[0]) !== '' ? meanings(rowsOf(run), words) : undefined;
    return rows ? { rows } : { lines: run.map(asCell) };
  });
}

/** A row of a pasted table that nobody can read is no text; a code and a name with a tab between them are. */
function asCell(line: Line): Line {
  const isRow = line.cells?.filter((text) => /\p{L}/u.test(text)).length ?? 0;
  return isRow > 1 ? { ...line, part: 'cell' } : line;
}

function tableOf({ cell, cells }: Line): string {
  return cell ? `table ${cell.table}` : cells ? 'pasted' : '';
}

function rowsOf(lines: readonly Line[]): Row[] {
  const rows: Line[][] = [];
  for (const line of lines) {
    const last = rows.at(-1)?.[0];
    if (line.cell && last?.cell?.row === line.cell.row) rows.at(-1)?.push(line);
    else rows.push([line]);
  }
  return rows.flatMap((row) => {
    const [first, ...more] = row;
    return first ? [{ lines: [first, ...more], cells: cellsOf(row) }] : [];
  });
}

function cellsOf(row: readonly Line[]): Cell[] {
  const pasted = row[0]?.cells;
  if (pasted) return pasted.map((text) => ({ texts: text === '' ? [] : [text], links: [] }));
  const width = Math.max(...row.map(({ cell }) => cell?.column ?? 0)) + 1;
  return Array.from({ length: width }, (_, column) => {
    const lines = row.filter(({ cell }) => cell?.column === column);
    return { texts: lines.map(({ text }) => text), links: lines.flatMap(({ links }) => links) };
  });
}

/** What each row says; `undefined` where the words know neither the heads of columns nor those of rows. */
function meanings(rows: readonly Row[], words: Words): (readonly [Row, Meaning])[] | undefined {
  const [heads, ...more] = rows;
  const columns = heads?.cells.map((cell) => columnOf(cell, words)) ?? [];
  const hasNames = columns.some((column) => column?.is === 'name');
  const hasFields = columns.some((column) => column?.is === 'field');
  if (heads && hasNames && hasFields && more.length && !isTerms(rows))
    return [[heads, headsOf(heads, columns)], ...more.map((row) => valuesOf(row, columns))];
  const fields = rows.map((row) => fieldOf(row, words));
  // What no word knows is a description of a list of terms that is no list of labels, or a table that nobody can read.
  if (fields.some((field) => field === undefined)) return undefined;
  return rows.map((row, index) => [row, fields[index] ?? { is: 'heads', unread: [] }]);
}

function isTerms(rows: readonly Row[]): boolean {
  return rows.some(({ lines }) => lines[0].cell?.isTerm === true);
}

function headsOf(heads: Row, columns: readonly (Column | undefined)[]): Meaning {
  const unread = heads.cells.flatMap(({ texts }, index) => (columns[index] ? [] : texts));
  return { is: 'heads', unread };
}

function valuesOf(row: Row, columns: readonly (Column | undefined)[]): readonly [Row, Meaning] {
  const values = row.cells.flatMap((cell, index) => {
    const column = columns[index];
    return column && cell.texts.length ? [[column, cell] as const] : [];
  });
  return [row, { is: 'values', values }];
}

function fieldOf({ cells }: Row, words: Words): Meaning | undefined {
  const [head, value, ...more] = cells;
  const column = head && columnOf(head, words);
  if (!column || more.some(({ texts }) => texts.length)) return undefined;
  return { ...column, is: column.is, value: value ?? { texts: [], links: [] } } as Meaning;
}

function columnOf({ texts }: Cell, words: Words): Column | undefined {
  const text = texts.join(' ').replace(/:$/, '');
  const field = FIELDS.find((label) => firstMatch(words.labels[label], text, false));
  if (field) return { is: 'field', of: field };
  const name = COLUMNS.find((each) => firstMatch(words.columns[each], text, false));
  return name && { is: 'name', of: name };
}
