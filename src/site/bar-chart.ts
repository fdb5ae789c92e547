import { html, type Piece } from './piece.ts';

type Value = string | number | boolean | null;

/** A table with the kinds of its columns. */
interface Charted {
  readonly heads: readonly { readonly name: string; readonly kind: string }[];
  readonly rows: readonly (readonly (Value | readonly Value[])[])[];
}

/** How many bars a chart has at most, and where what is in it. */
const MOST_BARS = 40;
const [WIDTH, LABELS, LINE, NUMBERS] = [420, 220, 22, 50];
/** So many characters fit beside the bars. */
const LONGEST = 30;

/**
 * A chart of a table's first number, a bar for each row, as an SVG that needs neither script nor style; `undefined` where a
 * table has no numbers, or nothing that says what they are of.
 */
export function barChart(
  table: Charted,
  words: { readonly title: string; readonly description: string },
): Piece | undefined {
  const bars = barsOf(table);
  if (!bars.length) return undefined;
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const height = bars.length * LINE;
  return html`<figure>
    <svg
      viewBox="0 0 ${WIDTH} ${height}"
      width="100%"
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
  const width = Math.round((Math.max(0, value) / most) * (WIDTH - LABELS - NUMBERS));
  const [top, base] = [index * LINE, index * LINE + 15];
  const short = label.length > LONGEST ? `${label.slice(0, LONGEST - 1).trimEnd()}…` : label;
  return html`<g>
    <text x="${LABELS - 8}" y="${base}" text-anchor="end">${short}</text>
    <rect x="${LABELS}" y="${top + 3}" width="${width}" height="${LINE - 6}" fill="#0072c6"></rect>
    <text x="${LABELS + width + 6}" y="${base}">${value}</text>
  </g> `;
}

function barsOf({ heads, rows }: Charted): readonly { label: string; value: number }[] {
  const at = heads.findIndex(({ kind }) => kind === 'number');
  const texts = heads.flatMap(({ kind }, index) => (kind === 'number' ? [] : [index]));
  const labels = texts.filter((index) => index < at);
  const chosen = labels.length ? labels : texts.slice(0, 1);
  if (at < 0 || !chosen.length) return [];
  return rows.slice(0, MOST_BARS).flatMap((row) => {
    const value = row[at] === null ? NaN : Number(row[at]);
    const named = chosen
      .map((index) => row[index])
      .filter((cell) => cell !== null && !/^https?:/.test(String(cell)));
    return Number.isFinite(value) ? [{ label: named.map(String).join(' · ') || '–', value }] : [];
  });
}
