import { fieldsWithRole } from '../model/model.ts';
import type { Resource, View } from '../reading/view.ts';
import { footItems } from './foot.ts';
import { headOf, type Alternate, type Head, type Link } from './head.ts';
import { madeOnce } from './made-once.ts';
import { html, type Piece } from './piece.ts';
import { LANGUAGE_PARAMETER, type Reader } from './reader.ts';
import { bestText, catalogueTitle, textPiece } from './text.ts';
import { wordLanguages, words } from './words.ts';

export type { Alternate, Link };

/** A page, ready to be sent. */
export interface Page {
  readonly html: string;
  /** The languages that it is in, for `Content-Language`. */
  readonly languages: readonly string[];
  /** What it leads to as a whole, for the header `Link`. */
  readonly links: readonly Link[];
}

/** What the frame around a page's own contents is made with. */
interface Frame extends Head {
  readonly main: Piece;
  /** The pages between the start page and this one; the start page itself has none. */
  readonly path?: readonly Piece[];
  /** What the page leads to as a whole, for the header `Link`. */
  readonly links?: readonly Link[];
  /** Where the ontology says what the page's words mean: a fragment. */
  readonly meaning?: string;
  /** Whether the page has a large search form of its own. */
  readonly hasSearch?: boolean;
}

/** A page in the frame that all have. Its one style has a text that never changes. */
export function pageOf(frame: Frame): Page {
  const { reader, title, main, links = [] } = frame;
  const page = html`<!doctype html>
    <html lang="${reader.language}">
      ${headOf(frame)}
      <body>
        <a class="skip" href="#main">${reader.say('skip')}</a>
        ${header(frame)}
        <main id="main">${breadcrumbs(frame)} ${main}</main>
        ${footer(frame)}
      </body>
    </html>`;
  const languages = [reader.language, title.language].filter((language) => language !== '');
  return { html: page.toString(), languages: [...new Set(languages)], links };
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

/** A form that asks the search; its field has an id of its own. The words of the suggestions are for the script. */
export function searchForm(
  reader: Reader,
  { id, value = '' }: { id: string; value?: string },
): Piece {
  const { say, snapshot } = reader;
  const { base } = snapshot;
  const { pathname } = new URL(base);
  return html`<form
    class="search"
    role="search"
    action="${base}search"
    data-suggest="${pathname}suggest"
    data-list="${say('suggestions')}"
    data-count="${say('suggested', { n: '{n}' })}"
  >
    <label for="${id}">${say('searchLabel')}</label>
    <div>
      <input type="search" id="${id}" name="q" value="${value}" maxlength="200" />
      ${languageInput(reader)}
      <button>${say('search')}</button>
    </div>
  </form>`;
}

/** The search of the header. */
const headerSearch = madeOnce((_view: View, reader): Piece => searchForm(reader, { id: 'q' }));

/** What a form sends so that the page that answers it is in the language that was chosen. */
export function languageInput({ chosen }: Reader): Piece | undefined {
  return chosen === undefined
    ? undefined
    : html`<input type="hidden" name="${LANGUAGE_PARAMETER}" value="${chosen}" />`;
}

function header({ reader, hasSearch = false }: Frame): Piece {
  const { say, snapshot, href, address } = reader;
  const found = contactOfCatalogue(reader);
  const contact = found?.id === address ? undefined : found;
  return html`<header>
    <p class="site">
      <a href="${href(snapshot.base)}">${logo(reader)}${textPiece(catalogueTitle(reader))}</a>
    </p>
    ${languageSwitch(reader)}
    ${contact && html`<p class="ask"><a href="${href(contact.id)}">${say('howToAsk')}</a></p>`}
    ${hasSearch ? undefined : headerSearch(snapshot, reader)}
  </header>`;
}

/** The logo of the theme; it says nothing that the title beside it does not. */
function logo({ theme }: Reader): Piece | undefined {
  return theme.logo === undefined
    ? undefined
    : html`<img class="logo" src="${theme.logo}" alt="" />`;
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

/** The links that the theme adds. */
function themeLinks(reader: Reader): Piece[] {
  return reader.theme.links.map(({ href, texts }) => {
    const text = bestText(texts, reader) ?? { value: href, language: '' };
    return html`<li><a href="${href}">${textPiece(text)}</a></li> `;
  });
}

function footer({ reader, meaning = '' }: Frame): Piece {
  const { say, snapshot, href, language } = reader;
  const { base, version, size } = snapshot;
  return html`<footer>
    <ul>
      ${footItems(reader)} ${themeLinks(reader)}
      <li><a href="${href(`${base}developers`)}">${say('developers')}</a></li>
      <li><a href="${href(`${base}ontology${meaning}`)}">${say('meanings')}</a></li>
    </ul>
    <p>${say('version', { version, n: size?.toLocaleString(language) })}.</p>
  </footer>`;
}
