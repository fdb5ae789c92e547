import { barChart } from './bar-chart.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import {
  twoWayOf,
  withoutConditions,
  type ShownCell,
  type ShownTable,
  type TwoWay,
} from './shown-table.ts';
import { link } from './value.ts';

/** A table of an answer with a chart of its number; groups by two keys have one down and one across. */
export function tableAndChart(given: ShownTable, title: string, reader: Reader): Piece {
  const { say } = reader;
  const table = withoutConditions(given);
  const twoWay = twoWayOf(table);
  const words = { title: say('chartOf', { title }), description: say('chartSame') };
  return html`${barChart(table, words)}
    <div class="scroll" role="region" aria-label="${title}" tabindex="0">
      <table>
        ${twoWay ? twoWayTable(table, twoWay, reader) : plainTable(table, reader)}
      </table>
    </div>`;
}

function plainTable(table: ShownTable, reader: Reader): Piece {
  const { say } = reader;
  const { heads, rows, rowCount } = table;
  const titles = heads.map(({ name }) => html`<th scope="col">${name}</th> `);
  const lines = rows.map(
    (row) =>
      html`<tr>
        ${row.map((cell) => html`<td>${cellOf(cell, reader)}</td> `)}
      </tr> `,
  );
  return html`<caption>
      ${say('rowsShown', { n: rows.length, all: rowCount })}
    </caption>
    <thead>
      <tr>
        ${titles}
      </tr>
    </thead>
    <tbody>
      ${lines}
    </tbody>`;
}

function twoWayTable({ rows, rowCount }: ShownTable, twoWay: TwoWay, reader: Reader): Piece {
  const { say } = reader;
  const { measure, keys, across, lines } = twoWay;
  const isPart = rows.length < rowCount;
  const part = isPart ? ` (${say('rowsShown', { n: rows.length, all: rowCount })})` : '';
  return html`<caption>
      ${measure}${part}
    </caption>
    <thead>
      <tr>
        <th scope="col">${keys.join(' \\ ')}</th>
        ${across.map((name) => html`<th scope="col">${name}</th> `)}
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        ({ name, cells }) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${cells.map((cell) => html`<td>${cellOf(cell, reader)}</td> `)}
          </tr> `,
      )}
    </tbody>`;
}

function cellOf(cell: ShownCell, reader: Reader): Piece | string {
  if (!Array.isArray(cell)) return valueOf(cell as Value, reader);
  const values = cell as readonly Value[];
  if (values.length < 2) return valueOf(values[0] ?? null, reader);
  return html`<ul>
    ${values.map((value) => html`<li>${valueOf(value, reader)}</li> `)}
  </ul>`;
}

type Value = Exclude<ShownCell, readonly unknown[]>;

/** A value of a cell; an address of this server is a link that keeps the language, without the base address. */
function valueOf(value: Value, { snapshot, href }: Reader): Piece | string {
  if (value === null) return '';
  const text = String(value);
  if (!/^(?:https?:\/\/|mailto:|tel:)\S+$/.test(text)) return text;
  const isOwn = text.startsWith(snapshot.base) && text !== snapshot.base;
  return link(href(text), html`${isOwn ? text.slice(snapshot.base.length) : text}`);
}
