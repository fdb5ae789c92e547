import { CsvError, parse } from 'csv-parse/sync';
import { cleanText } from '../rdf/visible-text.ts';
import { ImportError } from './import-error.ts';

/** A row of a table: its values by the names of their columns, without the spaces around them. */
export type Row = Record<string, string>;

/** The rows of a CSV table (RFC 4180) below its header; throws an `ImportError` that names file and line. */
export function readTable(text: string, name: string): Row[] {
  return readLines(text, name).map(({ row }) => row);
}

/** The rows of a CSV table, each with the line that it ends on, counted from 1. */
export function readLines(text: string, name: string): { row: Row; line: number }[] {
  const header = (names: string[]): string[] => {
    const twice = names.find((each, index) => names.indexOf(each) !== index);
    if (twice === undefined) return names;
    throw new ImportError(`${name}, line 1: has the column "${twice}" twice`);
  };
  try {
    const found = parse<{ record: Row; info: { lines: number } }>(cleanText(text), {
      columns: header,
      bom: true,
      trim: true,
      // Spreadsheets of countries with a decimal comma separate by semicolons.
      delimiter: /^[^\n,]*;/.test(text) ? ';' : ',',
      skip_empty_lines: true,
      info: true,
    });
    return found.map(({ record, info }) => ({ row: record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ImportError(`${name}: ${inOneLine(error)}`, { cause: error });
  }
}

function inOneLine({ message }: Error): string {
  return message.replace(/\s+/g, ' ').trim();
}
