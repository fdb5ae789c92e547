import { fieldsWithRole } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';
import { html, type Piece } from './piece.ts';
import { LANGUAGE_PARAMETER, type Reader } from './reader.ts';
import { styleElement } from './style.ts';
import { catalogueTitle, textPiece, type Text } from './text.ts';
import { wordLanguages, words } from './words.ts';

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
  /** What the page is about, in a sentence, for search engines and for those who share it. */
  readonly summary?: string | undefined;
  /** The pages between the start page and this one; the start page itself has none. */
  readonly path?: readonly Piece[];
  readonly alternates?: readonly Alternate[];
  /** Further links of the page as a whole, by their relations. */
  readonly relations?: Readonly<Record<string, string | undefined>>;
  /** Where the ontology says what the page's words mean: a fragment. */
  readonly meaning?: string;
  /** Whether the page has a large search form of its own. */
  readonly hasSearch?: boolean;
}

/** A page in the frame that all have. Its one style has a text that never changes. */
export function pageOf(frame: Frame): Page {
  const { reader, title, main } = frame;
  const page = html`<!doctype html>
    <html lang="${reader.language}">
      ${head(frame)}
      <body>
        <a class="skip" href="#main">${reader.say('skip')}</a>
        ${header(frame)}
        <main id="main">${breadcrumbs(frame)} ${main}</main>
        ${footer(frame)}
      </body>
    </html>`;
  const languages = [reader.language, title.language].filter((language) => language !== '');
  return { html: page.toString(), languages: [...new Set(languages)] };
}

function head({ reader, title, summary, alternates = [], relations = {} }: Frame): Piece {
  const text = titleText(title, catalogueTitle(reader));
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${text}</title>
    ${summary ? html`<meta name="description" content="${summary}" /> ` : undefined}
    <link rel="icon" href="data:," />
    ${wordLanguages.map(
      (language) =>
        html`<link
          rel="alternate"
          hreflang="${language}"
          href="${reader.inLanguage(language)}"
        /> `,
    )}
    <link rel="alternate" hreflang="x-default" href="${reader.address}" />
    ${alternates.map(
      ({ mediaType, href }) => html`<link rel="alternate" type="${mediaType}" href="${href}" /> `,
    )}
    ${Object.entries(relations).map(([rel, href]) =>
      href === undefined ? undefined : html`<link rel="${rel}" href="${href}" /> `,
    )}
    ${styleElement}
  </head>`;
}

/** The other formats of what a page shows, as a list of links that opens. */
export function otherFormats(alternates: readonly Alternate[], { say }: Reader): Piece | undefined {
  if (!alternates.length) return undefined;
  return html`<details class="formats" id="formats">
    <summary>${say('formats')}</summary>
    ${formatLinks(alternates)}
  </details>`;
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

/** A form that asks the search; with a name of its own, since a page may have two. */
export function searchForm(
  { say, snapshot: { base }, chosen }: Reader,
  { id, value = '' }: { id: string; value?: string },
): Piece {
  return html`<form class="search" role="search" action="${base}search">
    <label for="${id}">${say('searchLabel')}</label>
    <div>
      <input type="search" id="${id}" name="q" value="${value}" maxlength="200" />
      ${
        chosen === undefined
          ? undefined
          : html`<input type="hidden" name="${LANGUAGE_PARAMETER}" value="${chosen}" />`
      }
      <button>${say('search')}</button>
    </div>
  </form>`;
}

function header({ reader, hasSearch = false }: Frame): Piece {
  const { say, snapshot, href, address } = reader;
  const found = contactOfCatalogue(reader);
  const contact = found?.id === address ? undefined : found;
  return html`<header>
    <p class="site"><a href="${href(snapshot.base)}">${textPiece(catalogueTitle(reader))}</a></p>
    ${languageSwitch(reader)}
    ${contact && html`<p class="ask"><a href="${href(contact.id)}">${say('howToAsk')}</a></p>`}
    ${hasSearch ? undefined : searchForm(reader, { id: 'q' })}
  </header>`;
}

/** The page in the other languages, each named in itself. */
function languageSwitch(reader: Reader): Piece {
  const items = wordLanguages.map((language, column) => {
    const name = words.languageItself[column];
    return language === reader.language
      ? html`<li><span aria-current="true" lang="${language}">${name}</span></li> `
      : html`<li>
          <a href="${reader.inLanguage(language)}" hreflang="${language}" lang="${language}"
            >${name}</a
          >
        </li> `;
  });
  return html`<nav class="languages" aria-label="${reader.say('language')}">
    <ul>
      ${items}
    </ul>
  </nav>`;
}

/** Where the catalogue as a whole says that people ask, if it says so. */
export function contactOfCatalogue({ snapshot }: Pick<Reader, 'snapshot'>): Resource | undefined {
  const { model, base } = snapshot;
  if (!model.catalogue) return undefined;
  const [field] = fieldsWithRole(model.catalogue, 'contact');
  return field && snapshot.resource(base).links(field)[0];
}

function breadcrumbs({ reader, path }: Frame): Piece | undefined {
  if (!path) return undefined;
  const { say, href, snapshot } = reader;
  const start = html`<a href="${href(snapshot.base)}">${say('start')}</a>`;
  return html`<nav class="path" aria-label="${say('location')}">
    <ol>
      ${[start, ...path].map((piece) => html`<li>${piece}</li> `)}
    </ol>
  </nav>`;
}

function footer({ reader: { say, snapshot, href }, meaning = '' }: Frame): Piece {
  const { base, version, size } = snapshot;
  return html`<footer>
    <ul>
      <li><a href="${href(`${base}developers`)}">${say('developers')}</a></li>
      <li><a href="${href(`${base}ontology${meaning}`)}">${say('meanings')}</a></li>
    </ul>
    <p>${say('version', { version, n: size })}.</p>
  </footer>`;
}

/** A title is plain text, so what would turn the direction of its other half is left out. */
function titleText(title: Text, catalogue: Text): string {
  const parts = new Set([title.value, catalogue.value]);
  return [...parts].join(' – ').replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
