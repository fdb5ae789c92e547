import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { helsinkiPage } from '../../scripts/helsinki-page.ts';
import { imported } from '../support/pages.ts';

const FILE = 'data/helsinki/kaupunginkanslian-tietovarannot.txt';
const TEXT = readFileSync(FILE, 'utf8');
const { report } = imported(TEXT, {
  authority: 'Helsingin kaupunki',
  organisation: 'Kaupunginkanslia',
});

describe('npm run data', () => {
  it.each(helsinkiPage())('makes $file, byte for byte, and has nothing to say', (made) => {
    expect(readFileSync(made.file, 'utf8')).toBe(made.text);
    expect(made.notes).toEqual([]);
  });
});

describe('the page of the Executive Office', () => {
  it('has each of its 144 lines claimed once, and none is not understood', () => {
    const numbers = TEXT.split('\n').flatMap((line, index) => (line.trim() ? [index + 1] : []));
    expect(numbers).toHaveLength(144);
    expect(report.lines.map(({ line }) => line)).toEqual(numbers);
    expect(report.totals).toMatchObject({
      ...{ lines: 144, register: 36, 'TOS class': 48, contact: 9 },
      'not understood': 0,
    });
    const { lines, 'not sure': doubted, ...fates } = report.totals;
    expect(doubted).toBe(0);
    expect(Object.values(fates).reduce((sum, count) => sum + count, 0)).toBe(lines);
  });
});
