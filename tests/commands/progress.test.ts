import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingLines } from '../../src/check/finding-lines.ts';
import type { Finding } from '../../src/check/finding.ts';
import { Progress } from '../../src/commands/progress.ts';
import { writeWhole } from '../../src/commands/write-whole.ts';
import { atOnce, saying, type Step } from '../../src/reading/work.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { run, serve, withoutProgress } from '../support/program.ts';
import { runs } from '../support/runs.ts';
import { some, widely } from '../support/wide.ts';

/** What is shown of ten seconds of work, a step every so many milliseconds. */
function shownOf(isTTY: boolean, every: number): string[] {
  const written: string[] = [];
  let now = 0;
  const output = { isTTY, columns: 60, write: (text: string) => written.push(text) };
  const progress = new Progress(output, () => now);
  for (; now <= 10_000; now += every)
    progress.see({ stage: 'checks the resources', done: now, of: 10_000 });
  progress.end();
  return written;
}

describe('progress', () => {
  it('is a line every two seconds where there is no terminal', () => {
    expect(shownOf(false, 50)).toEqual(
      ['20 % (2,000', '40 % (4,000', '60 % (6,000', '80 % (8,000', '100 % (10,000'].map(
        (part) => `varanto: checks the resources: ${part} of 10,000)\n`,
      ),
    );
  });

  it('is a bar at a terminal, on one line that is removed', () => {
    const written = shownOf(true, 50);
    expect(written[0]).toBe('\r[#####-------------------] checks the resources: 20 % (2,00\x1b[K');
    expect(written.at(-1)).toBe('\r\x1b[K');
    expect(written.length).toBeGreaterThan(70);
    expect(written.join('')).not.toContain('\n');
  });

  it('is not shown of what takes less than two seconds', () => {
    const written: string[] = [];
    const progress = new Progress({ isTTY: true, write: (text) => written.push(text) }, () => 0);
    progress.see({ stage: 'reads the files' });
    progress.end();
    expect(written).toEqual([]);
  });

  it('is what work says at its pauses, and does not change its result', () => {
    function* work() {
      yield undefined;
      yield undefined;
      return 7;
    }
    const steps: (Step | undefined)[] = [];
    const said = saying(work(), (done) => ({ stage: 'works', done }));
    expect(atOnce(said, (step) => steps.push(step))).toBe(7);
    expect(steps.map((step) => step?.done)).toEqual([1, 2]);
  });
});

describe('an import', () => {
  const page = 'data/helsinki/kaupunginkanslian-tietovarannot.txt';
  const args = ['import', page, '--authority', 'Kaupunki', '--organisation', 'Kanslia'];

  it('says how far it is, from the reading to the writing', async () => {
    // A clock on which everything takes three seconds.
    const clock = 'let now = 0; performance.now = () => (now += 3000);';
    const child = spawn(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(clock)}`, 'dist/cli.js', ...args],
      { stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env['PATH'] } },
    );
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    const lines = said.split('\n').filter((line) => line.startsWith('varanto: '));
    expect(lines[0]).toMatch(/^varanto: reads the page: 0 % \(0 of [\d,]+\)$/);
    const reading = lines.filter((line) => line.includes('reads the page'));
    expect(reading.length).toBeGreaterThan(1);
    expect(lines.slice(reading.length)).toEqual([
      'varanto: makes the units',
      'varanto: makes the information resources',
      'varanto: makes the registers',
      'varanto: makes the classes of the plan',
      'varanto: makes the information systems',
      'varanto: makes the plan and the contact',
      'varanto: writes the Turtle',
    ]);
    expect(withoutProgress(said)).not.toContain('varanto: ');
  });
});

/** How many are found. */
const FOUND = widely(2_000, 60_000);

describe('findings of one kind', () => {
  const finding = (number: number, place: string): Finding => ({
    ...{ severity: 'warning', resource: `http://a/${number}`, place },
    message: `expected at least 1, got "${number}"`,
  });

  it('are shown ten times, and then counted', () => {
    const found = Array.from({ length: FOUND }, (_, number) => finding(number, 'A.x'));
    const lines = findingLines([...found, finding(1, 'A.y')], 'http://a/');
    expect(lines).toHaveLength(12);
    const more = (FOUND - 10).toLocaleString('en');
    expect(lines[10]).toBe(
      `warning: A.x: ${more} more of the same; varanto check --all shows them`,
    );
    expect(lines[11]).toContain('A.y');
  });

  it('are all shown where they are ten', () => {
    const found = Array.from({ length: 10 }, (_, number) => finding(number, 'A.x'));
    expect(findingLines(found, 'http://a/')).toHaveLength(10);
  });
});

/** A catalogue with so many registers of which each lacks something. */
function withWarnings(number: number): string {
  const registers = Array.from(
    { length: number },
    (_, index) =>
      `<register/${index}> a varanto:Register ; dct:title "R ${index}"@fi ; varanto:holder <organisation/a> .`,
  );
  return `${smallCatalogue}\n${registers.join('\n')}\n`;
}

/** Each has two warnings. */
const REGISTERS = runs(widely(500, 6_000), 30_000);

/** So many for the full SHACL validator of `check`, which takes long for more. */
const FEWER = widely(60, 300);

describe(`a catalogue with ${2 * REGISTERS} warnings`, () => {
  it('is ready and says how many, and shows some of each kind', async () => {
    const data = folder({ 'a.ttl': withWarnings(REGISTERS) });
    const { output } = await serve(['--data', data]);
    expect(output.stdout).toMatch(
      new RegExp(
        `Ready in \\d+ ms: [^"]* on port \\d+; ${(2 * REGISTERS) / 1_000},\\d\\d\\d warnings\\.`,
      ),
    );
    const more = (REGISTERS - 9).toLocaleString('en');
    expect(output.stdout).toContain(`${more} more of the same; varanto check --all shows them`);
    expect(output.stdout.split('\n').length).toBeLessThan(60);
    const fewer = folder({ 'a.ttl': withWarnings(FEWER) });
    const short = await run(['check', '--data', fewer]);
    expect(short.stdout.split('\n').length).toBeLessThan(60);
    const all = await run(['check', '--all', '--data', fewer]);
    expect(all.stdout.split('\n').length).toBeGreaterThan(2 * FEWER);
    expect(all.stdout.split('\n').at(-2)).toBe(short.stdout.split('\n').at(-2));
  });
});

describe('a command whose output nobody reads', () => {
  it.each(
    some(
      [
        ['export', 0],
        ['check', 1],
      ] as const,
      2,
    ),
  )('ends as it would: %s with %d', async (command, code) => {
    const data = folder({
      'a.ttl': withWarnings(1_000),
      ...(code && { 'b.ttl': `${smallCatalogue}<register/x> a varanto:Register .\n` }),
    });
    const args = ['dist/cli.js', command, ...(command === 'check' ? ['--all'] : [])];
    const child = spawn(process.execPath, [...args, '--data', data], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'] },
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const ended = await new Promise((resolve) => child.once('exit', resolve));
    expect(ended).toBe(code);
  });
});

describe('a file that is written', () => {
  it('is the whole new one or the old one, through a link, and leaves nothing beside it', () => {
    const path = folder({ 'real/a.txt': 'old' });
    symlinkSync(join(path, 'real/a.txt'), join(path, 'link.txt'));
    writeWhole(join(path, 'link.txt'), 'new');
    expect(readFileSync(join(path, 'real/a.txt'), 'utf8')).toBe('new');
    expect(() => {
      writeWhole(join(path, 'nothing/here.txt'), 'new');
    }).toThrow(/ENOENT/);
    expect(readdirSync(join(path, 'real'))).toEqual(['a.txt']);
  });

  it('is not the one that the import reads, which the shell has emptied', async () => {
    const path = folder({ 'page.txt': 'Rekisterit\n', 'old.ttl': '' });
    const script =
      'exec "$0" dist/cli.js import "$1" --authority A --organisation B --previous "$2" > "$2"';
    const child = spawn(
      'sh',
      ['-c', script, process.execPath, join(path, 'page.txt'), join(path, 'old.ttl')],
      { stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env['PATH'] } },
    );
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(1);
    expect(said).toMatch(/old\.ttl: expected another file for the output.* --output FILE does not/);
  });

  it('is the page that was there where an import fails', async () => {
    const path = folder({ 'empty.txt': '', 'page.ttl': 'old' });
    const output = join(path, 'page.ttl');
    const args = ['--authority', 'A', '--organisation', 'B', '--output', output];
    const { code } = await run(['import', join(path, 'empty.txt'), '--strict', ...args]);
    expect(code).toBe(1);
    expect(readFileSync(output, 'utf8')).toBe('old');
    writeFileSync(
      join(path, 'good.txt'),
      readFileSync('data/helsinki/kaupunginkanslian-tietovarannot.txt'),
    );
    expect((await run(['import', join(path, 'good.txt'), ...args])).code).toBe(0);
    expect(readFileSync(output, 'utf8')).toContain('@prefix');
    expect(readdirSync(path).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
