import { cellText, type Cell, type ColumnHead, type Layout, type Table } from './table.ts';

/** What distinguishes one file of separated values from another. */
interface Style {
  readonly delimiter: string;
  readonly decimalSign: string;
  readonly isForExcel: boolean;
}

/**
 * A table as CSV (RFC 4180): texts in quotes, numbers and booleans bare, nothing for a missing value, and no value
 * changed. For a spreadsheet it begins with a byte order mark, and nothing in it is a formula.
 */
export async function* writeCsv(table: Table, layout: Layout): AsyncGenerator<string> {
  yield* write(table, styleOf(layout));
}

/** The same with tabs between the cells. */
export async function* writeTsv(table: Table, layout: Layout): AsyncGenerator<string> {
  yield* write(table, { ...styleOf(layout), delimiter: '\t' });
}

async function* write({ heads, batches }: Table, style: Style): AsyncGenerator<string> {
  const names = heads.map(({ name }) => textCell(name, style));
  yield `${style.isForExcel ? '\ufeff' : ''}${line(names, style)}`;
  for await (const rows of batches) {
    yield rows
      .map((row) =>
        line(
          row.map((cell, index) => written(cell, heads[index], style)),
          style,
        ),
      )
      .join('');
  }
}

function line(cells: readonly string[], { delimiter }: Style): string {
  // A line of one empty cell would be an empty line, which readers pass over.
  if (cells.length === 1 && cells[0] === '') return '""\r\n';
  return `${cells.join(delimiter)}\r\n`;
}

function written(cell: Cell, head: ColumnHead | undefined, style: Style): string {
  if (cell === null || (Array.isArray(cell) && cell.length === 0)) return '';
  const text = cellText(cell);
  if (isTruthValue(cell, head)) return text;
  return isNumber(cell, head) ? text.replace('.', style.decimalSign) : textCell(text, style);
}

/** Whether a cell is true or false, as itself or as text. */
export function isTruthValue(cell: Cell, head: ColumnHead | undefined): boolean {
  return (
    typeof cell === 'boolean' || (head?.kind === 'boolean' && /^(?:true|false)$/.test(String(cell)))
  );
}

function isNumber(cell: Cell, head: ColumnHead | undefined): boolean {
  if (typeof cell === 'number') return true;
  return typeof cell === 'string' && head?.kind === 'number' && NUMBER.test(cell);
}

/** A number as every reader of CSV takes it. */
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Spreadsheets take a text in quotes for a text where they are asked to; what needs none is easier to read without. */
function textCell(text: string, { isForExcel, delimiter }: Style): string {
  const shown = isForExcel ? harmless(text) : text;
  const needsQuotes = !isForExcel || shown.includes(delimiter) || MISTAKABLE.test(shown);
  return needsQuotes ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** What could be taken for a number, a day or a truth value, or for the end of a cell. */
const MISTAKABLE =
  /[\p{N}",;\t\r\n]|^$|^\s|\s$|^(?:true|false|tosi|epätosi|sant|sann|falskt|falsk)$/iu;

/**
 * What a spreadsheet would take for a formula, as a text. Some drop the spaces in front and some take full-width signs,
 * so these count too; a negative number is a number.
 */
function harmless(text: string): string {
  return FORMULA.test(text) && !NEGATIVE.test(text) ? `'${text}` : text;
}

const FORMULA = /^(?:[\t\r\n]|[\s\0]*[=+\-@＝＋－＠])/;
const NEGATIVE = /^-\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A spreadsheet parts cells at semicolons where its language has a comma for decimals. */
function styleOf({ isForExcel, languages }: Layout): Style {
  const hasComma = isForExcel && decimalSignOf(languages) === ',';
  return {
    delimiter: hasComma ? ';' : ',',
    decimalSign: hasComma ? ',' : '.',
    isForExcel,
  };
}

function decimalSignOf([language = 'en']: readonly string[]): string {
  try {
    const parts = new Intl.NumberFormat(language).formatToParts(0.5);
    return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  } catch {
    return '.';
  }
}
