import { CsvError, parse } from 'csv-parse/sync';
import { ImportError } from './import-error.ts';

/** The rows of a CSV table (RFC 4180) below its header; throws an `ImportError` that names file and line. */
export function readTable(text: string, name: string): Record<string, string>[] {
  try {
    return parse<Record<string, string>>(text, {
      columns: true,
      bom: true,
      trim: true,
      // Spreadsheets of countries with a decimal comma separate by semicolons.
      delimiter: /^[^\n,]*;/.test(text) ? ';' : ',',
      skip_empty_lines: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ImportError(`${name}: ${error.message.replace(/\s+/g, ' ').trim()}`, {
      cause: error,
    });
  }
}
