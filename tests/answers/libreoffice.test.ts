import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Table } from '../../src/answers/table.ts';
import { writeCsv } from '../../src/answers/write-csv.ts';
import { writeXlsx } from '../../src/answers/xlsx.ts';
import { isLong } from '../support/runs.ts';

/** Texts that a spreadsheet likes to change. */
const TEXTS = [
  ...[
    '03-01-03',
    '07.02',
    '007',
    '00',
    '1e5',
    '1.5',
    '1,5',
    '1.5.2026',
    '2026-11-22',
    '22/11/2026',
  ],
  ...[
    '12:30',
    '50 %',
    'TRUE',
    'tosi',
    'Viestintäosasto',
    'a;b',
    'a,b',
    'say "x"',
    'two\nlines',
    ' x ',
  ],
  ...['jan 2026', '1/2', '€ 5', '_x0041_', 'vesi\\; viemäri; sähkö', '١٢', 'ääkkösiä – ja €'],
];

/** In a CSV these have an apostrophe before them; a workbook needs none. */
const FORMULAS = ['=1+1', '@SUM(A1)', '+358 9 310 1641', '-1+2', '-'];

const DAY = '2026-11-22';

function table(): Table {
  const heads = (['text', 'text', 'number', 'day'] as const).map((kind, index) => ({
    name: `c${index}`,
    kind,
  }));
  const rows = [...TEXTS, ...FORMULAS].map((text) => [text, 'x', 1.5, DAY]);
  return { heads, batches: [rows], rowCount: rows.length, isOneBatch: true };
}

const hasLibreOffice = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
})();

if (isLong && !hasLibreOffice)
  console.warn('LibreOffice is not installed (soffice): no file is opened with it.');

/** The cells that LibreOffice shows of a file, started in a language. */
function opened(file: string, language: string, separator?: number): string[][] {
  const folder = join(file, '..');
  const profile = join(folder, `profile-${language}`);
  mkdirSync(join(profile, 'user'), { recursive: true });
  const locale = `<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${language}</value></prop></item>`;
  writeFileSync(
    join(profile, 'user', 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">${locale}</oor:items>`,
  );
  const out = join(folder, `out-${language}`);
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${profile}`,
      '--headless',
      // Separator, quotes, UTF-8, first line; then "quoted field as text" without special numbers.
      ...(separator ? [`--infilter=CSV:${separator},34,76,1,,0,true,false`] : []),
      // The cells as they are shown, with commas, in quotes where that is needed.
      ...['--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'],
      ...['--outdir', out, file],
    ],
    { stdio: 'ignore', timeout: 120_000 },
  );
  const name = /([^/]+)\.\w+$/.exec(file)?.[1] ?? '';
  const text = readFileSync(join(out, `${name}.csv`), 'utf8');
  return parse(text, { relax_column_count: true, bom: true });
}

async function bytesOf(pieces: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece as string));
  return Buffer.concat(all);
}

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'varanto-office-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** How each language shows the number 1.5. */
const LANGUAGES = [
  ['fi', 'fi-FI', ';', '1,5'],
  ['en', 'en-GB', ',', '1.5'],
] as const;

describe.runIf(isLong && hasLibreOffice)('LibreOffice', () => {
  it.each(LANGUAGES)(
    'in %s shows each text of a workbook as it is',
    async (...[, locale, , number]) => {
      const file = join(ownFolder(), 'table.xlsx');
      writeFileSync(file, await bytesOf(writeXlsx(table())));
      const [, ...rows] = opened(file, locale);
      expect(rows).toEqual([...TEXTS, ...FORMULAS].map((text) => [text, 'x', number, DAY]));
    },
  );

  it.each(LANGUAGES)(
    'in %s shows each text of a CSV for a spreadsheet as it is',
    async (...[tag, locale, sign, number]) => {
      const file = join(ownFolder(), 'table.csv');
      const layout = { isForExcel: true, isListsAsRows: false, languages: [tag] };
      writeFileSync(file, await bytesOf(writeCsv(table(), layout)));
      const [, ...rows] = opened(file, locale, sign.charCodeAt(0));
      expect(rows).toEqual([
        ...TEXTS.map((text) => [text, 'x', number, DAY]),
        ...FORMULAS.map((text) => [`'${text}`, 'x', number, DAY]),
      ]);
    },
  );
});
