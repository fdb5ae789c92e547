import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { styleElement } from './style.ts';
import { catalogueTitle, textPiece, type Text } from './text.ts';

/** A page, ready to be sent. */
export interface Page {
  readonly html: string;
  /** The languages that it is in, for `Content-Language`. */
  readonly languages: readonly string[];
}

/** The same thing in another format. */
export interface Alternate {
  readonly name: string;
  readonly mediaType: string;
  readonly href: string;
}

/** What the frame around a page's own contents is made with. */
interface Frame {
  readonly reader: Reader;
  readonly title: Text;
  readonly main: Piece;
  /** The pages between the start page and this one. */
  readonly path?: readonly Piece[];
  readonly alternates?: readonly Alternate[];
  /** Further links of the page as a whole, by their relations. */
  readonly relations?: Readonly<Record<string, string | undefined>>;
  /** Where the ontology says what the page's words mean: a fragment. */
  readonly meaning?: string;
}

/** A page in the frame that all have. It has no script, and one style, whose text never changes. */
export function pageOf(frame: Frame): Page {
  const { reader, title, main, alternates = [], relations = {} } = frame;
  const page = html`<!doctype html>
    <html lang="${reader.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${titleText(title, catalogueTitle(reader))}</title>
        <link rel="icon" href="data:," />
        ${alternates.map(
          ({ mediaType, href }) =>
            html`<link rel="alternate" type="${mediaType}" href="${href}" /> `,
        )}
        ${Object.entries(relations).map(([rel, href]) =>
          href === undefined ? undefined : html`<link rel="${rel}" href="${href}" /> `,
        )}
        ${styleElement}
      </head>
      <body>
        ${header(frame)}
        <main>${main}</main>
        ${footer(frame)}
      </body>
    </html>`;
  const languages = [reader.language, title.language].filter((language) => language !== '');
  return { html: page.toString(), languages: [...new Set(languages)] };
}

/** The other formats of what a page shows, as a list of links. */
export function otherFormats(alternates: readonly Alternate[], { say }: Reader): Piece {
  return html`<section aria-labelledby="formats">
    <h2 id="formats">${say('formats')}</h2>
    ${formatLinks(alternates)}
  </section>`;
}

/** Links to formats. */
export function formatLinks(alternates: readonly Alternate[]): Piece {
  const items = alternates.map(
    ({ name, mediaType, href }) =>
      html`<li><a href="${href}" type="${mediaType}">${name}</a></li> `,
  );
  return html`<ul>
    ${items}
  </ul>`;
}

function header({ reader, path }: Frame): Piece | undefined {
  if (!path) return undefined;
  const start = html`<a href="${reader.snapshot.base}">${textPiece(catalogueTitle(reader))}</a>`;
  return html`<header>
    <nav aria-label="${reader.say('location')}">
      <ol>
        ${[start, ...path].map((piece) => html`<li>${piece}</li> `)}
      </ol>
    </nav>
  </header>`;
}

function footer({ reader: { say, snapshot }, meaning = '' }: Frame): Piece {
  const { base, version, size } = snapshot;
  return html`<footer>
    <p>
      <a href="${base}ontology${meaning}">${say('meanings')}</a>.
      ${say('version', { version, n: size })}.
    </p>
  </footer>`;
}

/** A title is plain text, so what would turn the direction of its other half is left out. */
function titleText(title: Text, catalogue: Text): string {
  const parts = new Set([title.value, catalogue.value]);
  return [...parts].join(' – ').replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
