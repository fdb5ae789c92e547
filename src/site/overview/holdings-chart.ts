import type { Resource } from '../../reading/view.ts';
import { html, type Piece } from '../piece.ts';
import type { Reader } from '../reader.ts';
import { codeOf, labelOf } from '../text.ts';
import { namePiece, resourceLink } from '../value.ts';
import { cut, nameLink, NAME, plainName, type ChartWords } from './chart.ts';
import type { Holdings } from './holdings.ts';

/** How wide a column is, how high a row with its name above its marks, and the heads, in pixels: marks can be hit by a finger. */
const [COLUMN, ROW, HEAD] = [28, 54, 24];
const [SMALLEST, LARGEST] = [12, 14];
/** So many characters of a name fit on the screen of a phone. */
const LONGEST = 40;

/** Who has how many classes under which: a row of marks for each, a column for each class at the top; each mark is a link. */
export function holdingsChart(holdings: Holdings, words: ChartWords, reader: Reader): Piece {
  const { tops, rows } = holdings;
  const width = Math.max(tops.length * COLUMN, 10 * COLUMN);
  const height = HEAD + rows.length * ROW;
  const most = Math.max(...rows.flatMap(({ counts }) => [...counts.values()]));
  const lines = tops.map((_, column) => {
    const x = middleOf(column);
    return html`<path class="grid" d="M${x} ${HEAD}V${height}"></path> `;
  });
  return html`<svg
    class="overview"
    width="${width}"
    height="${height}"
    role="group"
    aria-labelledby="${words.id}-title ${words.id}-text"
  >
    <title id="${words.id}-title">${words.title}</title>
    <desc id="${words.id}-text">${words.description}</desc>
    ${lines} ${tops.map((top, column) => head(top, column, reader))}
    ${rows.map((row, index) => rowPiece(row, { index, tops, most, reader }))}
  </svg>`;
}

function head(top: Resource, column: number, reader: Reader): Piece {
  const short = codeOf(top)?.value ?? labelOf(top, reader).value;
  return html`<a href="${reader.href(top.id)}">
    <title>${plainName(top, reader)}</title>
    <rect class="hit" x="${column * COLUMN}" y="0" width="${COLUMN}" height="${HEAD}"></rect>
    <text x="${middleOf(column)}" y="16" text-anchor="middle">${cut(short, 3)}</text>
  </a> `;
}

interface RowContext {
  readonly index: number;
  readonly tops: readonly Resource[];
  readonly most: number;
  readonly reader: Reader;
}

function rowPiece(
  { resource, counts }: Holdings['rows'][number],
  { index, tops, most, reader }: RowContext,
): Piece {
  const top = HEAD + index * ROW;
  const name = labelOf(resource, reader).value;
  const marks = tops.map((each, column) => {
    const count = counts.get(each);
    if (count === undefined) return undefined;
    const words = reader.say('classesUnder', { who: name, n: count, top: plainName(each, reader) });
    const radius = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(count / most);
    const [x, y] = [middleOf(column), top + NAME + (ROW - NAME) / 2 - 1];
    return html`<a href="${reader.href(resource.id)}">
      <title>${words}</title>
      <circle cx="${x}" cy="${y}" r="${radius.toFixed(1)}"></circle>
      <text class="on" x="${x}" y="${y + 4.5}" text-anchor="middle">${count}</text>
    </a> `;
  });
  return html`${nameLink(cut(name, LONGEST), { resource, top, reader })} ${marks} `;
}

/** The same numbers as a table. */
export function holdingsTable({ tops, rows }: Holdings, caption: string, reader: Reader): Piece {
  const heads = tops.map((top) => html`<th scope="col">${namePiece(top, reader)}</th> `);
  const lines = rows.map(
    ({ resource, counts }) =>
      html`<tr>
        <th scope="row">${resourceLink(resource, reader)}</th>
        ${tops.map((top) => html`<td class="number">${counts.get(top) ?? ''}</td> `)}
      </tr> `,
  );
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </div>`;
}

function middleOf(column: number): number {
  return column * COLUMN + COLUMN / 2;
}
