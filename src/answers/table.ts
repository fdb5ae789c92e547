/** A single value of a cell; `null` where there is none. */
export type Scalar = string | number | boolean | null;

/** What a cell has: one value, or the values of a list. */
export type Cell = Scalar | readonly Scalar[];

export type Row = readonly Cell[];

/** What the values of a column are where they are given as text, as a decimal number is. */
export type ColumnKind = 'text' | 'number' | 'boolean' | 'day';

/** The heading of a column, and what its values are. */
export interface ColumnHead {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Which key of groups the column names: 0 for the first. */
  readonly key?: number;
}

/** A table whose rows come in batches, so that never all of them are in memory. */
export interface Table {
  readonly heads: readonly ColumnHead[];
  readonly batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
  /** How many rows there are; `undefined` where that is known only at the end. */
  readonly rowCount: number | undefined;
  /** Whether the first batch is the only one. */
  readonly isOneBatch: boolean;
}

/** How a table is laid out: the parameters `for` and `lists` of its address. */
export interface Layout {
  /** For a spreadsheet: a byte order mark, the separators of the reader's language, no formulas. */
  readonly isForExcel: boolean;
  /** Whether each value of a list has a row of its own. */
  readonly isListsAsRows: boolean;
  /** The languages that the reader prefers, the best first. */
  readonly languages: readonly string[];
}

/** The parameters that lay out a table, with the values that each may have. */
export const layoutParameters = { for: ['excel'], lists: ['rows', 'cells'] } as const;

/** The layout that an address asks for, or what is wrong with its parameters. */
export function layoutIn(
  query: URLSearchParams,
  languages: readonly string[],
): Layout | { readonly mistake: string } {
  for (const [name, values] of Object.entries(layoutParameters)) {
    const value = query.get(name);
    if (value !== null && !(values as readonly string[]).includes(value))
      return { mistake: `${name}: expected ${values.join(' or ')}, got ${quoted(value)}` };
  }
  return {
    isForExcel: query.get('for') === 'excel',
    isListsAsRows: query.get('lists') === 'rows',
    languages,
  };
}

/** The part of an address that asks for a layout, with its question mark; empty for the usual one. */
export function layoutSearch({ isForExcel, isListsAsRows }: Layout): string {
  const parts = [isForExcel ? 'for=excel' : '', isListsAsRows ? 'lists=rows' : ''].filter(Boolean);
  return parts.length ? `?${parts.join('&')}` : '';
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** What is between the values of a list in one cell. */
const BETWEEN = '; ';

/**
 * The text of a cell. In a list a semicolon and a backslash of a value have a backslash before them, so that
 * `splitCell` gives the same values again; a missing value keeps its place, so that lists of one row stay side by side.
 */
export function cellText(cell: Cell): string {
  if (!Array.isArray(cell)) return scalarText(cell as Scalar);
  const values = cell as readonly Scalar[];
  return values.map((value) => scalarText(value).replaceAll(/[\\;]/g, '\\$&')).join(BETWEEN);
}

function scalarText(value: Scalar): string {
  return value === null ? '' : String(value);
}
