import { readFile, writeFile } from 'node:fs/promises';
import type { Bench } from '../bench.ts';
import { chart } from './chart.ts';
import { sizes, timesTheFirst, type Figure } from './figure.ts';
import { growth } from './measure.ts';

const PAGE = 'docs/performance.md';
const CHART = 'docs/performance.svg';
const MARKS = /(?<=<!-- growth -->\n\n)[^]*?(?=\n<!-- end of growth -->)/;

/**
 * Measures what the size of a catalogue costs, and writes it into the page about performance: all of it, or the rows of some
 * names, which come in place of those that are there.
 */
export async function grow(bench: Bench, names: readonly string[]): Promise<void> {
  const page = await readFile(PAGE, 'utf8');
  const figures = new Map(names.length ? figuresIn(page).map((each) => [each.name, each]) : []);
  const isWanted = (name: string): boolean => !names.length || names.includes(name);
  for await (const figure of growth(bench, isWanted)) {
    console.log(rowOf(figure));
    figures.set(figure.name, figure);
  }
  const all = [...figures.values()];
  const table = [...headsOf(), ...all.map(rowOf)].join('\n');
  await writeFile(
    PAGE,
    page.replace(MARKS, () => `${table}\n`),
  );
  await writeFile(CHART, chart(all));
}

const ROW = /^\| (?<name>.+) \((?<unit>.+?)\) \| (?<costs>.+) \| [^|]+ \|$/gm;

/** The figures of the table in a page. */
function figuresIn(page: string): Figure[] {
  const [table = ''] = MARKS.exec(page) ?? [];
  return [...table.matchAll(ROW)].map(({ groups: { name = '', unit = '', costs = '' } = {} }) => ({
    name,
    unit,
    costs: costs.split(' | ').map(Number),
  }));
}

function headsOf(): string[] {
  const heads = ['what', ...sizes.map((size) => `${size.toLocaleString('en')} triples`), 'growth'];
  return [rowFrom(heads), rowFrom(['---', ...heads.slice(1).map(() => '--:')])];
}

function rowOf(figure: Figure): string {
  const costs = figure.costs.map((cost) => cost.toFixed(cost < 1 ? 2 : cost < 100 ? 1 : 0));
  const last = timesTheFirst(figure).at(-1) ?? NaN;
  return rowFrom([`${figure.name} (${figure.unit})`, ...costs, `${last.toFixed(1)} ×`]);
}

function rowFrom(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
