import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from '../support/folder.ts';
import { run } from '../support/program.ts';

const PAGE = `Esimerkkiviraston tietovarannot

Ratasosaston tietovarannot

Rekisterit:
• Ratasrekisteri

Jotain muuta, jota kukaan ei ymmärrä.
`;
const NAMES = ['--authority', 'Esimerkkilän kaupunki', '--organisation', 'Esimerkkivirasto'];
const HELSINKI = 'data/helsinki/kaupunginkanslian-tietovarannot.txt';

describe('varanto import', () => {
  it('makes data/helsinki/page.ttl of its page', async () => {
    const { code, stdout, stderr } = await run([
      ...['import', HELSINKI, '--authority', 'Helsingin kaupunki'],
      ...['--organisation', 'Kaupunginkanslia', '--read', '2026-11-22', '--strict'],
      ...['--classes', 'data/helsinki/tos-ancestors.csv'],
    ]);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync('data/helsinki/page.ttl', 'utf8'));
    expect(stderr).toMatch(/144 lines: .*; 0 not understood\.\n$/);
  });

  it('says of each line what became of it, in a file too, and is an error with --strict alone', async () => {
    const place = folder({ 'page.txt': PAGE });
    const report = join(place, 'report.json');
    const args = ['import', join(place, 'page.txt'), ...NAMES, '--read', '2026-03-01'];
    const lenient = await run([...args, '--report', report]);
    expect(lenient.code).toBe(0);
    expect(lenient.stdout).toContain('<register/ratasrekisteri> a');
    expect(lenient.stderr).toMatch(/^ +8 {2}not understood/m);
    const { lines, totals } = JSON.parse(readFileSync(report, 'utf8')) as {
      lines: { line: number; fate: string }[];
      totals: Record<string, number>;
    };
    expect(lines.map(({ line }) => line)).toEqual([1, 3, 5, 6, 8]);
    expect(totals).toMatchObject({ lines: 5, register: 1, 'not understood': 1 });
    const strict = await run([...args, '--strict']);
    expect({ code: strict.code, stdout: strict.stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('says that a page is empty, which is an error with --strict', async () => {
    const place = folder({ 'page.txt': '\n' });
    const { code, stdout, stderr } = await run([
      ...['import', join(place, 'page.txt'), ...NAMES, '--strict'],
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('page.txt: the page is empty');
  });

  it('keeps addresses of an earlier output', async () => {
    const place = folder({ 'page.txt': PAGE });
    const args = ['import', join(place, 'page.txt'), ...NAMES, '--read', '2026-03-01'];
    const { stdout } = await run(args);
    const before = stdout.replaceAll('register/ratasrekisteri', 'register/old-address');
    writeFileSync(join(place, 'old.ttl'), before);
    const again = await run([...args, '--previous', join(place, 'old.ttl')]);
    expect(again.stdout).toContain('<register/old-address> a');
  });

  it.each([
    [[], 'expected PAGE, got nothing'],
    [['a.txt', 'b.txt'], 'expected PAGE, got "a.txt", "b.txt"'],
    [['no/such/page.txt', ...NAMES], 'no/such/page.txt: cannot be read (ENOENT)'],
    [[HELSINKI], 'authority: expected a name'],
    [[HELSINKI, ...NAMES, '--language', 'de'], 'language: expected one of en, fi, sv, got "de"'],
    [[HELSINKI, ...NAMES, '--read', 'yesterday'], 'read: expected a day like 2026-11-22'],
    [[HELSINKI, ...NAMES, '--read', '2026-02-30'], 'read: expected a day like 2026-11-22'],
    [[HELSINKI, ...NAMES, '--classes', 'README.md'], 'README.md: '],
  ])('tells a mistake in one line: %j', async (args, message) => {
    const { code, stdout, stderr } = await run(['import', ...args]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^varanto: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });
});
