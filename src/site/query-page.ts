import { barChart } from './bar-chart.ts';
import { languageInput, otherFormats, pageOf, type Alternate, type Page } from './page.ts';
import { html, type Piece } from './piece.ts';
import { readerOf, type Reader, type Reading } from './reader.ts';
import { textPiece, type Text } from './text.ts';
import { link } from './value.ts';

/** A question with an address, as its page shows it. */
interface Query {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly text: string;
  readonly variables: readonly {
    readonly name: string;
    readonly type: string;
    readonly isRequired: boolean;
    readonly default: string | undefined;
    readonly description: string;
  }[];
}

type Value = string | number | boolean | null;

/** What came of a question: the first rows of its table, or an answer that is none. */
export type Shown =
  | {
      readonly kind: 'table';
      readonly heads: readonly { readonly name: string; readonly kind: string }[];
      readonly rows: readonly (readonly (Value | readonly Value[])[])[];
      /** How many rows there are in all. */
      readonly rowCount: number;
    }
  | { readonly kind: 'other'; readonly data: unknown };

interface QueryPage extends Reading {
  readonly query: Query;
  readonly address: string;
  /** The values of its variables. */
  readonly given: URLSearchParams;
  readonly shown: Shown;
  readonly alternates: readonly Alternate[];
}

/** The page of a question with an address: what it asks, its parameters, and its answer as a table and a chart. */
export function queryPage(page: QueryPage): Page {
  const { query, given, shown, alternates, snapshot } = page;
  const reader = readerOf(page);
  const { say } = reader;
  const title = unmarked(query.title);
  const list = html`<a href="${reader.href(`${snapshot.base}query`)}">${say('queries')}</a>`;
  return pageOf({
    reader,
    title,
    path: [list],
    alternates,
    canonical: reader.address,
    main: html`<h1>${textPiece(title)}</h1>
      ${query.description ? html`<p>${textPiece(unmarked(query.description))}</p>` : undefined}
      ${formOf(query, given, reader)}
      ${shown.kind === 'table' ? tableAndChart(shown, title.value, reader) : answerOf(shown.data)}
      ${otherFormats(alternates, reader)}
      <details>
        <summary>${say('queryText')}</summary>
        <pre><code>${query.text}</code></pre>
      </details>`,
  });
}

/** A text whose language its file does not state, and which need not be that of the page. */
function unmarked(value: string): Text {
  return { value, language: '' };
}

function formOf(
  { variables, slug }: Query,
  given: URLSearchParams,
  reader: Reader,
): Piece | undefined {
  const { say, snapshot } = reader;
  if (!variables.length) return undefined;
  const inputs = variables.map(({ name, type, description, default: standard, isRequired }) => {
    const id = `parameter-${name}`;
    const value = given.getAll(name).join('&');
    const about = [
      description,
      standard === undefined || standard === '""' ? '' : `(${standard})`,
    ].filter(Boolean);
    const isNumber = /^(?:Int|Float)!?$/.test(type);
    const input = isRequired
      ? html`<input id="${id}" name="${name}" value="${value}" required />`
      : html`<input
          id="${id}"
          name="${name}"
          value="${value}"
          type="${isNumber ? 'number' : 'text'}"
          step="any"
        />`;
    return html`<p><label for="${id}">${[name, ...about].join(' ')}</label> ${input}</p> `;
  });
  return html`<form method="get" action="${snapshot.base}query/${slug}">
    ${inputs} ${languageInput(reader)}
    <p><button>${say('askAgain')}</button></p>
  </form>`;
}

type ShownTable = Extract<Shown, { kind: 'table' }>;

function tableAndChart(table: ShownTable, title: string, reader: Reader): Piece {
  const { heads, rows, rowCount } = table;
  const { say } = reader;
  const titles = heads.map(({ name }) => html`<th scope="col">${name}</th> `);
  const lines = rows.map(
    (row) =>
      html`<tr>
        ${row.map((cell) => html`<td>${cellOf(cell, reader)}</td> `)}
      </tr> `,
  );
  const words = { title: say('chartOf', { title }), description: say('chartSame') };
  return html`${barChart(table, words)}
    <div class="scroll" role="region" aria-label="${title}" tabindex="0">
      <table>
        <caption>
          ${say('rowsShown', { n: rows.length, all: rowCount })}
        </caption>
        <thead>
          <tr>
            ${titles}
          </tr>
        </thead>
        <tbody>
          ${lines}
        </tbody>
      </table>
    </div>`;
}

function cellOf(cell: Value | readonly Value[], reader: Reader): Piece | string {
  if (!Array.isArray(cell)) return valueOf(cell as Value, reader);
  const values = cell as readonly Value[];
  if (values.length < 2) return valueOf(values[0] ?? null, reader);
  return html`<ul>
    ${values.map((value) => html`<li>${valueOf(value, reader)}</li> `)}
  </ul>`;
}

/** A value of a cell; an address of this server is a link that keeps the language, without the base address. */
function valueOf(value: Value, reader: Reader): Piece | string {
  if (value === null) return '';
  const text = String(value);
  if (!/^(?:https?:\/\/|mailto:|tel:)\S+$/.test(text)) return text;
  const { base } = reader.snapshot;
  const isOwn = text.startsWith(base) && text !== base;
  return link(reader.href(text), html`${isOwn ? text.slice(base.length) : text}`);
}

function answerOf(data: unknown): Piece {
  return html`<pre><code>${JSON.stringify(data, null, 2)}</code></pre>`;
}

interface QueriesPage extends Reading {
  readonly address: string;
  readonly queries: readonly Query[];
}

/** The page that lists all questions with an address. */
export function queriesPage(page: QueriesPage): Page {
  const { address, queries } = page;
  const reader = readerOf(page);
  const { say, language } = reader;
  const title = { value: say('queries'), language };
  const items = queries.map(
    ({ slug, title: name, description }) =>
      html`<li>
        <a href="${reader.href(`${address}/${slug}`)}">${textPiece(unmarked(name))}</a>
        ${description ? html`<p>${textPiece(unmarked(description))}</p>` : undefined}
      </li> `,
  );
  return pageOf({
    reader,
    title,
    path: [],
    main: html`<h1>${title.value}</h1>
      <p>${say('queriesHow')}</p>
      <ul>
        ${items}
      </ul>`,
  });
}
