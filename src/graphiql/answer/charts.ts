import { mainMeasure, type Counts } from './counts.ts';
import type { Findings } from './findings.ts';
import { sizeOf, tablesOf, type Table } from './tables.ts';

/** A bar: what it is of, and how long it is. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** Bars below one heading: of counts by two fields, those of one value of the first. */
interface BarGroup {
  readonly heading?: string;
  readonly bars: readonly Bar[];
}

/** A bar chart to draw. */
export interface Chart {
  readonly title: string;
  readonly groups: readonly BarGroup[];
}

/** The charts of an answer: facets, groups, and lists that have a number of something for each item. */
export function chartsOf({ counts, lists }: Findings): readonly Chart[] {
  const tables = tablesOf({ counts: [], lists });
  return [...counts.map(countsChart), ...tables.map(tableChart)].flatMap((each) => each ?? []);
}

function countsChart(counts: Counts): Chart | undefined {
  const { title, fields, measures, of, rows, total } = counts;
  const measure = mainMeasure(counts);
  const groups = new Map<string, Bar[]>();
  for (const { keys, cells } of rows) {
    const value = cells[measure];
    const heading = keys.slice(0, -1).join(', ');
    const bars = groups.get(heading) ?? [];
    groups.set(heading, bars);
    if (typeof value === 'number') bars.push({ label: keys.at(-1) ?? '', value });
  }
  const drawn = [...groups].map(([heading, bars]) =>
    fields.length > 1 ? { heading, bars } : { bars },
  );
  const name = measures[measure] ?? 'count';
  const what = name === 'count' ? title : `${title}: ${name}`;
  return chartOf(titled(what, sizeOf(rows, { total, of })), drawn);
}

/** The numbers that say how many: `count`, `registers.totalCount`. */
const HOW_MANY = /(?:^|\.)(?:count|totalCount)$/;

/** A bar for each row by the first column of texts, for the first column that says how many. */
function tableChart({ title, columns, rows, size }: Table): Chart | undefined {
  const measure = columns.findIndex((column) => HOW_MANY.test(column));
  const texts = columns.flatMap((column, index) =>
    rows.every((row) => typeof row[index] === 'string') ? [{ column, index }] : [],
  );
  const label = (texts.find(({ column }) => !/(?:^|\.)id$/.test(column)) ?? texts[0])?.index;
  if (measure < 0 || label === undefined) return undefined;
  const bars = rows.flatMap((row) => {
    const value = row[measure];
    return typeof value === 'number' ? [{ label: String(row[label]), value }] : [];
  });
  return chartOf(titled(`${title}: ${columns[measure] ?? ''}`, size), [{ bars }]);
}

/** A picture is cut out of its page: where it is of a part, its own title says so. */
function titled(title: string, size: string): string {
  return size.includes(' of ') ? `${title} (${size})` : title;
}

function chartOf(title: string, groups: readonly BarGroup[]): Chart | undefined {
  const isDrawn = groups.some(({ bars }) => bars.length > 0);
  return isDrawn ? { title, groups: groups.filter(({ bars }) => bars.length > 0) } : undefined;
}
