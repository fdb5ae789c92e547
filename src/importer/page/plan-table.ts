import { ImportError } from '../import-error.ts';
import { readTable } from '../csv.ts';
import type { Above } from './facts/plan-class.ts';

/** The columns of a table of classes above those of a page, besides `label_fi` and those of other languages. */
const COLUMNS = { code: 'notation', sources: 'documents', note: 'note' } as const;

/** The classes of a table in CSV: code, a label in each language, the documents that they come from, and a note. */
export function readAbove(text: string, file: string): Above[] {
  return readTable(text, file).map((row) => {
    const code = row[COLUMNS.code] ?? '';
    const labels = Object.entries(row).flatMap(([column, label]) => {
      const [, language] = /^label_([a-z]{2,3}(?:[-_][a-z0-9]+)*)$/i.exec(column) ?? [];
      const tag = language?.toLowerCase().replaceAll('_', '-');
      return tag !== undefined && label !== '' ? [[tag, label] as const] : [];
    });
    if (!/^\d\d( \d\d)*$/.test(code))
      throw new ImportError(`${file}: expected a ${COLUMNS.code} like "03 01", got "${code}"`);
    if (!labels.length)
      throw new ImportError(`${file}: ${code} has no label in any column label_…`);
    return {
      code,
      labels: Object.fromEntries(labels),
      sources: (row[COLUMNS.sources] ?? '').split(' ').filter(Boolean),
      note: row[COLUMNS.note] === '' ? undefined : row[COLUMNS.note],
    };
  });
}
