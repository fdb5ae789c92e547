import type { Resource } from '../../reading/view.ts';
import { html, type Piece } from '../piece.ts';
import type { Reader } from '../reader.ts';
import { resourceLink } from '../value.ts';
import { cut, nameLink, NAME, plainName, type ChartWords } from './chart.ts';
import type { Part } from './plan.ts';

/** How far squares are from each other, how large they are, and how many are on a line, so that a phone shows it: in pixels. */
const [STEP, SQUARE, ON_A_LINE] = [28, 24, 10];
const LONGEST = 34;

/** A hierarchy as squares: one for each class, after the name of the one at the top; each is a link. */
export function planChart(parts: readonly Part[], words: ChartWords, reader: Reader): Piece {
  let top = 0;
  const rows = parts.map((part) => {
    const row = rowOf(part, top, reader);
    top += heightOf(part);
    return row;
  });
  return html`<svg
    class="overview"
    width="${ON_A_LINE * STEP}"
    height="${top}"
    role="group"
    aria-labelledby="${words.id}-title ${words.id}-text"
  >
    <title id="${words.id}-title">${words.title}</title>
    <desc id="${words.id}-text">${words.description}</desc>
    ${rows}
  </svg>`;
}

function heightOf({ all }: Part): number {
  return NAME + Math.ceil(all.length / ON_A_LINE) * STEP;
}

function rowOf({ resource, all }: Part, top: number, reader: Reader): Piece {
  const name = `${cut(plainName(resource, reader), LONGEST)} (${all.length})`;
  const squares = all.map((each, index) => {
    // The line of a frame is half outside of it.
    const left = (index % ON_A_LINE) * STEP + 1;
    return square(each, [left, top + NAME + Math.floor(index / ON_A_LINE) * STEP], reader);
  });
  return html`${nameLink(name, { resource, top, reader })} ${squares} `;
}

/** The first two levels are full, those below them are only framed. */
function square(
  { resource, depth }: { readonly resource: Resource; readonly depth: number },
  [x, y]: readonly [number, number],
  reader: Reader,
): Piece {
  const name = plainName(resource, reader);
  const level = depth < 2 ? `level-${depth}` : 'level-2';
  return html`<a href="${reader.href(resource.id)}">
    <title>${name}</title>
    <rect class="${level}" x="${x}" y="${y}" width="${SQUARE}" height="${SQUARE}"></rect>
  </a> `;
}

/** The same numbers as a table. */
export function planTable(parts: readonly Part[], caption: string, reader: Reader): Piece {
  const lines = parts.map(
    ({ resource, all }) =>
      html`<tr>
        <th scope="row">${resourceLink(resource, reader)}</th>
        <td class="number">${all.length}</td>
      </tr> `,
  );
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <tbody>
      ${lines}
    </tbody>
  </table>`;
}
