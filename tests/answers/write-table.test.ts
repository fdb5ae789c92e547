import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, ColumnKind, Layout, Table } from '../../src/answers/table.ts';
import { cellText } from '../../src/answers/table.ts';
import { writeCsv, writeTsv } from '../../src/answers/write-csv.ts';
import { writeXlsx } from '../../src/answers/xlsx.ts';
import { runs } from '../support/runs.ts';
import { widely } from '../support/wide.ts';
import { readCsv } from './read-csv.ts';
import { readSheet } from './read-xlsx.ts';

const usual: Layout = { isForExcel: false, isListsAsRows: false, languages: [] };

function tableOf(rows: readonly (readonly Cell[])[], kinds: readonly ColumnKind[] = []): Table {
  const heads = (rows[0] ?? kinds).map((_, index) => ({
    name: `c${index}`,
    kind: kinds[index] ?? ('text' as const),
  }));
  return { heads, batches: [rows], rowCount: rows.length, isOneBatch: true };
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

async function csv(table: Table, layout: Partial<Layout> = {}): Promise<string> {
  return textOf(writeCsv(table, { ...usual, ...layout }));
}

/** The values of a list's cell: parted at a semicolon and a space, unless a backslash is before them. */
function splitCell(text: string): string[] {
  const values = [''];
  for (let at = 0; at < text.length; at += 1) {
    const isEscape = text[at] === '\\';
    if (isEscape || text[at] !== ';')
      values.push(`${values.pop() ?? ''}${text[isEscape ? ++at : at] ?? ''}`);
    else {
      values.push('');
      at += 1;
    }
  }
  return values;
}

describe('the CSV of record', () => {
  it('has texts in quotes, numbers and booleans bare, and nothing for a missing value', async () => {
    const rows = [
      ['a', 1.5, true, null, '', []] as const,
      ['b', -2, false, 'x', 'y', ['z']] as const,
    ];
    expect(await csv(tableOf(rows))).toBe(
      '"c0","c1","c2","c3","c4","c5"\r\n"a",1.5,true,,"",\r\n"b",-2,false,"x","y","z"\r\n',
    );
  });

  it.each(['=1+1', '+358 9', '@SUM(A1)', '\tx', ' =1', '07.02', '00', '"', 'a\r\nb', '1e5', '-'])(
    'changes no value: %j',
    async (value) => {
      expect(readCsv(await csv(tableOf([[value, 'x']])))[1]).toEqual([value, 'x']);
    },
  );

  it('changes no value of any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 }),
        async (rows) => {
          expect(readCsv(await csv(tableOf(rows))).slice(1)).toEqual(rows);
        },
      ),
      { numRuns: runs(widely(12, 100), 1_000) },
    );
  });

  it('has a decimal that is given as text bare and digit for digit', async () => {
    const rows = [
      ['1.50', '007'],
      ['12345678901234567890', '-1'],
    ];
    expect(await csv(tableOf(rows, ['number', 'number']))).toBe(
      '"c0","c1"\r\n1.50,007\r\n12345678901234567890,-1\r\n',
    );
  });

  it('has a line for a row of one missing value', async () => {
    expect(await csv(tableOf([[null], ['a']]))).toBe('"c0"\r\n""\r\n"a"\r\n');
  });

  it('has its columns where it has no rows', async () => {
    expect(await csv(tableOf([], ['text', 'number']))).toBe('"c0","c1"\r\n');
  });

  it('has tabs in place of commas as TSV', async () => {
    expect(await textOf(writeTsv(tableOf([['a,b', 1]]), usual))).toBe('"c0"\t"c1"\r\n"a,b"\t1\r\n');
  });
});

describe('the values of a list in one cell', () => {
  it('are the same again after they were parted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: fc.constantFrom('a', ';', '\\', ' ', 'ä') }), {
          minLength: 1,
        }),
        (values) => {
          expect(splitCell(cellText(values))).toEqual(values);
        },
      ),
      { numRuns: widely(300, 2_000) },
    );
  });

  it('keep the places of missing ones', () => {
    expect(cellText(['a', null, 'c'])).toBe('a; ; c');
  });
});

describe('a CSV for a spreadsheet', () => {
  const rows = [['Äänekoski', 'a; b', '07.02', 1.5]];

  it('begins with a byte order mark, and has semicolons and decimal commas for a Finnish reader', async () => {
    for (const language of ['fi', 'sv', 'sv-fi'])
      expect(await csv(tableOf(rows), { isForExcel: true, languages: [language] })).toBe(
        '\ufeff"c0";"c1";"c2";"c3"\r\nÄänekoski;"a; b";"07.02";1,5\r\n',
      );
  });

  it.each([[['en']], [[]], [['en-gb', 'fi']], [['x-nonsense']]])(
    'has commas for another: %j',
    async (languages) => {
      expect(await csv(tableOf(rows), { isForExcel: true, languages })).toBe(
        '\ufeff"c0","c1","c2","c3"\r\nÄänekoski,"a; b","07.02",1.5\r\n',
      );
    },
  );

  it.each([
    ['=1+1', "'=1+1"],
    ['+358 9 310 1641', "'+358 9 310 1641"],
    ['-1+cmd', "'-1+cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['  =1', "'  =1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['＝1', "'＝1"],
    ['\r=1', "'\r=1"],
    ['-5', '-5'],
    ['-5.25', '-5.25'],
    ['a=1', 'a=1'],
    ["it's", "it's"],
  ])('makes a formula a text and leaves the others: %j', async (value, cell) => {
    const text = await csv(tableOf([[value, 'x']]), { isForExcel: true });
    expect(readCsv(text.slice(1))[1]).toEqual([cell, 'x']);
  });
});

describe('a workbook', () => {
  it('has each text as it is, and numbers, booleans and days as such', async () => {
    const rows = [
      ['03-01-03', '07.02', '=1+1', '_x0041_', 'a\r\nb', 1.5, true, '2026-11-22', '0.10', '2.5'],
      ['  x ', '007', '@SUM(A1)', '&<>"', 'ä😀', -2, false, '1899-12-31', '7', '1e5'],
    ];
    const kinds: ColumnKind[] = Array.from({ length: 10 }, () => 'text');
    kinds.splice(7, 3, 'day', 'number', 'number');
    expect(await readSheet(writeXlsx(tableOf(rows, kinds)))).toEqual([
      Array.from({ length: 10 }, (_, index) => `text c${index}`),
      [
        ...['03-01-03', '07.02', '=1+1', '_x0041_', 'a\r\nb'].map((text) => `text ${text}`),
        ...['number 1.5', 'boolean 1', 'day 46348', 'text 0.10', 'number 2.5'],
      ],
      [
        ...['  x ', '007', '@SUM(A1)', '&<>"', 'ä😀'].map((text) => `text ${text}`),
        ...['number -2', 'boolean 0', 'text 1899-12-31', 'number 7', 'text 1e5'],
      ],
    ]);
  });

  it('has any text but for the characters that XML has not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1 }),
        async (texts) => {
          const sheet = await readSheet(writeXlsx(tableOf(texts.map((text) => [text]))));
          expect(sheet.slice(1)).toEqual(texts.map((text) => [`text ${text}`]));
        },
      ),
      { numRuns: widely(25, 100) },
    );
    const [, row] = await readSheet(writeXlsx(tableOf([['a\u0001b\ud800c']])));
    expect(row).toEqual(['text a\ufffdb\ufffdc']);
  });

  it('cuts a text that is longer than a cell may be, with a sign', async () => {
    const [, [cell = ''] = []] = await readSheet(writeXlsx(tableOf([['x'.repeat(40_000)]])));
    expect(cell).toHaveLength('text '.length + 32_767);
    expect(cell.endsWith('x…')).toBe(true);
  });

  it('is the same bytes each time', async () => {
    const bytes = async (): Promise<Buffer> => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of writeXlsx(tableOf([['a', 1]]))) chunks.push(chunk);
      return Buffer.concat(chunks);
    };
    expect((await bytes()).equals(await bytes())).toBe(true);
  });

  it('ends where its rows fail, and passes the reason on', async () => {
    async function* failing() {
      yield [['a']];
      await Promise.resolve();
      throw new Error('no more rows');
    }
    const table = { ...tableOf([['a']]), batches: failing() };
    await expect(async () => {
      for await (const chunk of writeXlsx(table)) expect(chunk.length).toBeGreaterThan(0);
    }).rejects.toThrow('no more rows');
  });
});
