import { readFile, writeFile } from 'node:fs/promises';
import type { Bench } from '../bench.ts';
import { chart } from './chart.ts';
import { sizes, timesTheFirst, type Figure } from './figure.ts';
import { growth } from './measure.ts';

const PAGE = 'docs/performance.md';
const CHART = 'docs/performance.svg';
const MARKS = /(?<=<!-- growth -->\n\n)[^]*?(?=\n<!-- end of growth -->)/;

/** Measures what the size of a catalogue costs, and writes it into the page about performance. */
export async function grow(bench: Bench): Promise<void> {
  const figures: Figure[] = [];
  for await (const figure of growth(bench)) {
    console.log(rowOf(figure));
    figures.push(figure);
  }
  const page = await readFile(PAGE, 'utf8');
  const table = [...headsOf(), ...figures.map(rowOf)].join('\n');
  await writeFile(
    PAGE,
    page.replace(MARKS, () => `${table}\n`),
  );
  await writeFile(CHART, chart(figures));
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
