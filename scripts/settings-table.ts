import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { groups } from '../src/commands/setting.ts';
import { settings, variableOf, type Setting } from '../src/commands/settings.ts';

const FILE = 'docs/limits.md';
const HEADING = '\n## All settings\n';

/** The settings of `varanto serve` as a table in Markdown, group by group. */
export function settingsTable(): string {
  const rows = Object.entries(groups)
    .filter(([group]) => group !== 'command')
    .flatMap(([group, title]) => [`| **${title}** | | | | |`, ...rowsOf(group)]);
  return [
    '| option | variable | default | range | what it sets |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function rowsOf(group: string): string[] {
  const all: [string, Setting][] = Object.entries(settings);
  return all.filter(([, row]) => row.group === group).map(([name, row]) => rowOf(name, row));
}

function rowOf(name: string, { default: standard, range, unit, help }: Setting): string {
  const shown = typeof standard === 'number' ? numberText(standard, unit) : (standard ?? 'off');
  const limits = range ? range.map((each) => numberText(each)).join(' to ') : '';
  return `| \`--${name}\` | \`${variableOf(name)}\` | ${shown} | ${limits} | ${help} |`;
}

function numberText(value: number, unit = ''): string {
  return `${value.toLocaleString('en')}${unit === '' ? '' : ` ${unit}`}`;
}

/** The page on limits with the table of today. */
export function withTable(page: string): string {
  const [before = '', after = ''] = page.split(HEADING);
  const [, ...rest] = after.split('\n## ');
  return [`${before}${HEADING}\n${settingsTable()}`, ...rest].join('\n## ');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(FILE, withTable(readFileSync(FILE, 'utf8')));
