import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/rdf/visible-text.ts';
import { readLines, readTable } from '../../src/tools/csv.ts';

describe('a table in CSV', () => {
  it('is read by the names of its columns, with quotes, a mark of its encoding and semicolons', () => {
    const rows = [{ notation: '00', label_fi: 'A, B' }];
    expect(readTable('\uFEFFnotation,label_fi\r\n00,"A, B"\r\n\r\n', 'a.csv')).toEqual(rows);
    expect(readTable('notation;label_fi\n00;A, B\n', 'a.csv')).toEqual(rows);
  });

  it('knows the line that each row ends on', () => {
    const lines = readLines('notation,label_fi\n00,A\n\n01,"B\nC"\n', 'a.csv');
    expect(lines.map(({ line }) => line)).toEqual([2, 5]);
  });

  it('gives back what was written, whatever it was', () => {
    const cell = fc.string().map((text) => cleanText(text).trim().replaceAll('\r', ''));
    const table = fc.array(fc.record({ a: cell, b: cell.map((text) => `x${text}`) }));
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, (rows) => {
        const lines = rows.map(({ a, b }) => `${quoted(a)},${quoted(b)}`);
        expect(readTable(['a,b', ...lines].join('\n'), 'a.csv')).toEqual(rows);
      }),
    );
  });

  it.each([
    ['a row that is too short', 'a,b\n1,2\n3\n', /^a\.csv: .*line 3/],
    ['a quote without an end', 'a,b\n"1,2\n', /^a\.csv: .*line 2/],
    ['a column twice', 'a,a\n1,2\n', /^a\.csv, line 1: has the column "a" twice$/],
  ])('names file and line of %s', (_what, text, message) => {
    expect(() => readTable(text, 'a.csv')).toThrow(message);
  });
});

describe('the cells of a table', () => {
  it('have no invisible characters, and letters in one form', () => {
    const rows = [{ notation: '00', label_fi: 'Yleishallinto Ä' }];
    expect(readTable('notation,label_fi\n\u200b00,Yleis\u00adhallinto A\u0308\n', 'a.csv')).toEqual(
      rows,
    );
  });
});
