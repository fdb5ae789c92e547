import type { Layout, Table } from './table.ts';
import { writeCsv, writeTsv } from './write-csv.ts';
import { MOST_ROWS, writeXlsx } from './xlsx.ts';

/** A way to write a table. */
export interface TableFormat {
  readonly name: string;
  /** What an address ends in to name the format, with the dot. */
  readonly ending: string;
  readonly mediaType: string;
  /** Whether it is bytes that are compressed already. */
  readonly isPacked: boolean;
  /** The most rows that it has room for, its heading among them. */
  readonly mostRows: number;
  /** The table, piece by piece. */
  readonly write: (table: Table, layout: Layout) => AsyncIterable<string | Uint8Array>;
}

/** The formats of tables. */
export const tableFormats: readonly TableFormat[] = [
  {
    name: 'CSV',
    ending: '.csv',
    mediaType: 'text/csv',
    isPacked: false,
    mostRows: Infinity,
    write: writeCsv,
  },
  {
    name: 'TSV',
    ending: '.tsv',
    mediaType: 'text/tab-separated-values',
    isPacked: false,
    mostRows: Infinity,
    write: writeTsv,
  },
  {
    name: 'Excel',
    ending: '.xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isPacked: true,
    mostRows: MOST_ROWS,
    write: writeXlsx,
  },
];

/** The headers that only tables have: how many rows there are, and the name of a file to save. */
export function tableHeaders(
  { rowCount }: Pick<Table, 'rowCount'>,
  file: string,
): Readonly<Record<string, string>> {
  return {
    ...(rowCount !== undefined && { 'Row-Count': String(rowCount) }),
    'Content-Disposition': `inline; filename="${file}"`,
  };
}

/** The media type of a table, with its encoding where it is text. */
export function contentTypeOf({ mediaType, isPacked }: TableFormat): string {
  return isPacked ? mediaType : `${mediaType}; charset=utf-8`;
}
