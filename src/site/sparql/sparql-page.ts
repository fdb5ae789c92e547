import { raw } from 'hono/html';
import type { Literal } from '../../rdf/literal.ts';
import { formatLinks, languageInput, pageOf, type Alternate, type Page } from '../page.ts';
import { html, type Piece } from '../piece.ts';
import { readerOf, type Reader, type Reading } from '../reader.ts';
import { EDITOR_PATH } from '../script.ts';
import { bestText, textPiece } from '../text.ts';
import { completionsFor, firstQuery } from './completions.ts';
import { hasFiles, resultPiece, type SparqlShown } from './result.ts';

/** A worked query, without the comment that it begins with. */
export interface SparqlExample {
  readonly query: string;
  readonly titles: readonly Literal[];
  readonly descriptions: readonly Literal[];
}

/** What the page is made with. */
interface SparqlPage extends Reading {
  /** `undefined`: nobody has asked yet. */
  readonly query: string | undefined;
  readonly shown: SparqlShown;
  readonly examples: readonly SparqlExample[];
  /** The whole answer in other forms, each at an address; none where the query is too long for one. */
  readonly downloads: readonly Alternate[];
}

/** The page that asks in SPARQL: an editor, the first rows of the answer, and examples. Without a script it is a form. */
export function sparqlPage(page: SparqlPage): Page {
  const { snapshot, query, shown, examples } = page;
  const address = `${snapshot.base}sparql`;
  const reader = readerOf({ ...page, address: addressOf(address, query) });
  const { say, language } = reader;
  return pageOf({
    reader,
    title: { value: say('sparql'), language },
    path: [],
    ...(query === undefined && { canonical: address }),
    main: html`<h1>${say('sparql')}</h1>
      <p>${say('sparqlHow')}</p>
      ${formOf(page, reader)} ${resultPiece(shown, reader)} ${waysOf(page, reader)}
      ${examplesPiece(examples, reader)} ${dataOf(reader)}
      <script type="module" src="${new URL(snapshot.base).pathname}${EDITOR_PATH}"></script>`,
  });
}

/** The query that the page begins with: the first example, or one that fits every catalogue. */
function firstOf([example]: readonly SparqlExample[], reader: Reader): string {
  return example ? textOf(example, reader) : firstQuery(reader.snapshot.model);
}

/** An example under its title in the reader's language. */
function textOf({ titles, query }: SparqlExample, reader: Reader): string {
  const title = bestText(titles, reader);
  return title ? `# ${title.value}\n${query}` : query;
}

/** The address of the page, with its query. */
function addressOf(address: string, query: string | undefined): string {
  return query === undefined ? address : `${address}?${new URLSearchParams({ query }).toString()}`;
}

function formOf({ query: asked, examples }: SparqlPage, reader: Reader): Piece {
  const { say, snapshot } = reader;
  const query = asked ?? firstOf(examples, reader);
  return html`<form class="sparql" action="${snapshot.base}sparql#answer">
    <p><label for="query">${say('sparqlQuery')}</label></p>
    <textarea
      id="query"
      name="query"
      rows="${rowsFor(asked)}"
      spellcheck="false"
      autocapitalize="off"
      required
    >
${query}</textarea>
    <p class="keys" hidden><small>${say('sparqlKeys')}</small></p>
    ${languageInput(reader)}
    <p><button>${say('sparqlRun')}</button></p>
  </form>`;
}

/** How many lines the editor shows at least: enough to begin with, or those of a query, whose answer is below it. */
function rowsFor(query: string | undefined): number {
  if (query === undefined) return MOST_LINES;
  return Math.min(MOST_LINES, Math.max(LEAST_LINES, query.split('\n').length + 1));
}

const LEAST_LINES = 4;
const MOST_LINES = 14;

/** Where the answer is to be had as a whole, and how it is shared. */
function waysOf({ query, shown, downloads }: SparqlPage, reader: Reader): Piece | undefined {
  const { say } = reader;
  if (query === undefined || shown.kind === 'mistake' || shown.kind === 'nothing') return undefined;
  if (!downloads.length) return html`<p>${say('sparqlPosted')}</p>`;
  const files = hasFiles(shown)
    ? html`<h2>${say('sparqlDownload')}</h2>
        ${formatLinks(downloads)}`
    : html`<p>${say('sparqlInParts')}</p>`;
  return html`${files}
    <p><a href="${reader.href(reader.address)}">${say('sparqlShare')}</a></p>`;
}

function examplesPiece(examples: readonly SparqlExample[], reader: Reader): Piece | undefined {
  const { say, snapshot, href } = reader;
  if (!examples.length) return undefined;
  const items = examples.map((example) => {
    const { query, titles, descriptions } = example;
    const title = bestText(titles, reader);
    const description = bestText(descriptions, reader);
    const target = href(`${addressOf(`${snapshot.base}sparql`, textOf(example, reader))}#answer`);
    return html`<li>
      <a href="${target}">${title ? textPiece(title) : query.slice(0, 60)}</a>
      ${description?.value ? html`<p>${textPiece(description)}</p>` : undefined}
    </li> `;
  });
  return html`<h2>${say('sparqlExamples')}</h2>
    <ul>
      ${items}
    </ul>`;
}

/** What the editor completes, for its script. */
function dataOf(reader: Reader): Piece {
  const data = { label: reader.say('sparqlQuery'), completions: completionsFor(reader) };
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="sparql-data">
    ${raw(text)}
  </script>`;
}
