import { html, type Piece } from './piece.ts';
import { measureOf, NO_VALUE, type ShownTable } from './shown-table.ts';

/** How many bars a chart has at most, and how high a bar with its label above it is. */
const MOST_BARS = 40;
const [LINE, LABEL, BAR] = [38, 14, 12];
/** The longest bar in percent of the width: its number is beside it. */
const LONGEST_BAR = 85;
/** So many characters fit on the screen of a phone. */
const LONGEST = 44;

/**
 * A chart of a table's number, a bar for each row, as an SVG that needs neither script nor style and is as wide as its place;
 * `undefined` where a table has no numbers, or nothing that says what they are of.
 */
export function barChart(
  table: ShownTable,
  words: { readonly title: string; readonly description: string },
): Piece | undefined {
  const bars = barsOf(table);
  if (!bars.length) return undefined;
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  return html`<figure>
    <svg
      width="100%"
      height="${bars.length * LINE}"
      role="img"
      aria-labelledby="chart-title chart-description"
      font-size="13"
      fill="currentColor"
    >
      <title id="chart-title">${words.title}</title>
      <desc id="chart-description">${words.description}</desc>
      ${bars.map(({ label, value }, index) => bar({ label, value, index }, most))}
    </svg>
  </figure>`;
}

function bar(
  { label, value, index }: { label: string; value: number; index: number },
  most: number,
): Piece {
  const share = Math.round((Math.max(0, value) / most) * LONGEST_BAR * 10) / 10;
  const top = index * LINE;
  const short = label.length > LONGEST ? `${label.slice(0, LONGEST - 1).trimEnd()}…` : label;
  return html`<g>
    <title>${label}: ${value}</title>
    <text x="0" y="${top + LABEL}">${short}</text>
    <rect x="0" y="${top + LABEL + 5}" width="${share}%" height="${BAR}" fill="#0072c6"></rect>
    <text x="${share}%" dx="6" y="${top + LABEL + 4 + BAR}">${value}</text>
  </g> `;
}

function barsOf(table: ShownTable): readonly { label: string; value: number }[] {
  const { heads, rows } = table;
  const at = measureOf(table);
  const chosen = labelsOf(table, at);
  if (at === undefined || !chosen.length) return [];
  return rows.slice(0, MOST_BARS).flatMap((row) => {
    const value = row[at] === null ? NaN : Number(row[at]);
    const named = chosen.flatMap((index) => {
      const cell = row[index] ?? null;
      if (cell === null) return heads[index]?.key === undefined ? [] : [NO_VALUE];
      return /^https?:/.test(String(cell)) ? [] : [String(cell)];
    });
    return Number.isFinite(value) ? [{ label: named.join(' · ') || NO_VALUE, value }] : [];
  });
}

/** The columns that say what a number is of: the keys of groups, else the texts before the number, else the first text. */
function labelsOf({ heads }: ShownTable, measure = 0): readonly number[] {
  const keys = heads.flatMap(({ key }, index) => (key === undefined ? [] : [index]));
  const texts = heads.flatMap(({ kind }, index) => (kind === 'number' ? [] : [index]));
  const before = texts.filter((index) => index < measure);
  if (keys.length) return keys;
  return before.length ? before : texts.slice(0, 1);
}
