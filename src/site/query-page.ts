import type { Literal } from '../rdf/literal.ts';
import { languageInput, otherFormats, pageOf, type Alternate, type Page } from './page.ts';
import { html, type Piece } from './piece.ts';
import { tableAndChart } from './query-table.ts';
import { readerOf, type Reader, type Reading } from './reader.ts';
import type { ShownTable } from './shown-table.ts';
import { bestText, textPiece, type Text } from './text.ts';

/** A question with an address, as its page shows it. */
interface Query {
  readonly slug: string;
  /** In the languages that its file has. */
  readonly titles: readonly Literal[];
  readonly descriptions: readonly Literal[];
  readonly text: string;
  readonly variables: readonly {
    readonly name: string;
    readonly type: string;
    readonly isRequired: boolean;
    readonly default: string | undefined;
    readonly descriptions: readonly Literal[];
  }[];
}

/** What came of a question: the first rows of its table, an answer that is none, or what was wrong. */
export type Shown =
  | (ShownTable & { readonly kind: 'table' })
  | { readonly kind: 'other'; readonly data: unknown }
  | {
      readonly kind: 'mistakes';
      /** In English. */
      readonly messages: readonly string[];
      /** Whether they are in the values of the form. */
      readonly isOfForm: boolean;
    };

interface QueryPage extends Reading {
  readonly query: Query;
  readonly address: string;
  /** The values of its variables. */
  readonly given: URLSearchParams;
  readonly shown: Shown;
  readonly alternates: readonly Alternate[];
}

/** The page of a question with an address: what it asks, its parameters, and its answer as a table and a chart, or what is wrong. */
export function queryPage(page: QueryPage): Page {
  const { query, given, alternates, snapshot } = page;
  const reader = readerOf(page);
  const { say } = reader;
  const title = titleOf(query, reader);
  const description = bestText(query.descriptions, reader);
  const list = html`<a href="${reader.href(`${snapshot.base}query`)}">${say('queries')}</a>`;
  return pageOf({
    reader,
    title,
    path: [list],
    alternates,
    canonical: reader.address,
    main: html`<h1>${textPiece(title)}</h1>
      ${description && html`<p>${textPiece(description)}</p>`} ${formOf(query, given, reader)}
      ${shownPiece(page, title.value, reader)} ${otherFormats(alternates, reader)}
      <details>
        <summary>${say('queryText')}</summary>
        <pre><code>${query.text}</code></pre>
      </details>`,
  });
}

function titleOf({ titles, slug }: Query, reader: Reader): Text {
  return bestText(titles, reader) ?? { value: slug, language: '' };
}

function formOf(
  { variables, slug }: Query,
  given: URLSearchParams,
  reader: Reader,
): Piece | undefined {
  const { say, snapshot } = reader;
  if (!variables.length) return undefined;
  const inputs = variables.map(({ name, type, descriptions, default: standard, isRequired }) => {
    const id = `parameter-${name}`;
    const value = given.getAll(name).join('&');
    const about = [
      bestText(descriptions, reader)?.value,
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

function shownPiece({ query, shown }: QueryPage, title: string, reader: Reader): Piece {
  if (shown.kind === 'table') return tableAndChart(shown, title, reader);
  if (shown.kind === 'other')
    return html`<pre><code>${JSON.stringify(shown.data, null, 2)}</code></pre>`;
  const messages = shown.messages.map((message) => html`<li lang="en">${message}</li> `);
  return html`<section role="alert">
    <h2>${reader.say('notAnswered')}</h2>
    ${shown.isOfForm && query.variables.length ? html`<p>${reader.say('askedWrong')}</p>` : undefined}
    <ul>
      ${messages}
    </ul>
  </section>`;
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
  const items = queries.map((query) => {
    const description = bestText(query.descriptions, reader);
    return html`<li>
      <a href="${reader.href(`${address}/${query.slug}`)}">${textPiece(titleOf(query, reader))}</a>
      ${description && html`<p>${textPiece(description)}</p>`}
    </li> `;
  });
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
