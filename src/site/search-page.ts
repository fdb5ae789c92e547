import { everything } from '../reading/question.ts';
import type { Resource, SearchResults } from '../reading/view.ts';
import { askAddress, hasAskPage } from './ask/ask-query.ts';
import {
  contactOfCatalogue,
  otherFormats,
  pageOf,
  searchForm,
  type Alternate,
  type Page,
} from './page.ts';
import { html, type Piece } from './piece.ts';
import { readerOf, type Reader, type Reading } from './reader.ts';
import { chosenFacets, facetLinks } from './search-facets.ts';
import { MOST_PAGES, RESULTS, searchAddress, type SearchQuery } from './search-query.ts';
import { resultList } from './search-results.ts';
import { collectionAddress, pluralNameOf, textPiece } from './text.ts';

interface SearchPage extends Reading {
  readonly query: SearchQuery;
  /** What was found; `undefined` where nothing was asked. */
  readonly results: SearchResults | undefined;
  readonly alternates: readonly Alternate[];
}

/** The page of a search: its form, and what was found, or the ways there are without it. */
export function searchPage({ query, results, alternates, ...reading }: SearchPage): Page {
  const { snapshot } = reading;
  const address = searchAddress(query, snapshot.base);
  const reader = readerOf({ ...reading, address });
  const { say, language } = reader;
  const value = query.text === '' ? say('searchTitle') : `${query.text} – ${say('searchTitle')}`;
  return pageOf({
    reader,
    title: { value, language },
    path: [],
    alternates,
    hasSearch: true,
    // Of searches there is no end, and what people search for is nobody's business.
    canonical: query.text === '' ? address : undefined,
    main: html`<h1>${say('searchTitle')}</h1>
      ${searchForm(reader, { id: 'q', value: query.text })}
      ${results ? found({ query, results, reader }) : waysToBrowse(reader)}
      ${results && otherFormats(alternates, reader)}`,
  });
}

interface Found {
  readonly query: SearchQuery;
  readonly results: SearchResults;
  readonly reader: Reader;
}

function found(given: Found): Piece {
  const { query, results, reader } = given;
  const { say } = reader;
  const { totalCount, hits } = results;
  const facets = facetLinks(results.facets, query, reader);
  const chosen = chosenFacets(query, reader);
  const title = totalCount ? say('results', { n: totalCount }) : say('noResults');
  const toFacets =
    facets && totalCount > 0
      ? html`<p class="to-facets"><a href="#narrow">${say('narrow')}</a></p>`
      : undefined;
  return html`<div class="found">
    <section aria-labelledby="results">
      <h2 id="results">${title}</h2>
      ${chosen} ${toFacets} ${remarks(given)}
      ${hits.length ? resultList(hits, (query.page - 1) * RESULTS + 1, reader) : undefined}
      ${pages(given)} ${totalCount ? undefined : whatToTry(given)}
    </section>
    ${facets}
  </div>`;
}

/** Which words found nothing, and what may be meant. */
function remarks({ query, results, reader }: Found): Piece {
  const { say, href, snapshot } = reader;
  const { missing, suggestions, isPartial, totalCount } = results;
  const meant = suggestions.map((text) => {
    const address = searchAddress({ ...query, text, page: 1 }, snapshot.base);
    return html`<li>
      <a href="${href(address)}" rel="nofollow"><bdi>${text}</bdi></a>
    </li> `;
  });
  const words = missing.map((word) => html`<li><bdi>${word}</bdi></li> `);
  return html`${
    words.length
      ? html`<p id="missing">${say('notFound')}</p>
          <ul class="words" aria-labelledby="missing">
            ${words}
          </ul>`
      : undefined
  }
  ${isPartial && totalCount > 0 ? html`<p>${say('someWords')}</p>` : undefined}
  ${
    meant.length
      ? html`<p id="meant">${say('didYouMean')}</p>
          <ul class="words" aria-labelledby="meant">
            ${meant}
          </ul>`
      : undefined
  }`;
}

/** The ways to the pages before and after. */
function pages({ query, results: { totalCount }, reader }: Found): Piece | undefined {
  const { say, href, snapshot } = reader;
  const last = Math.ceil(totalCount / RESULTS);
  if (last < 2) return undefined;
  const wayTo = (page: number, word: 'first' | 'previous' | 'next', rel: string): Piece => {
    const address = href(searchAddress({ ...query, page }, snapshot.base));
    return html`<li><a rel="${rel} nofollow" href="${address}">${say(word)}</a></li> `;
  };
  const { page } = query;
  const reach = Math.min(last, MOST_PAGES);
  return html`${page <= last ? html`<p>${say('pageOf', { page, last })}</p>` : undefined}
    <nav aria-label="${say('pages')}">
      <ul>
        ${page > 2 ? wayTo(1, 'first', 'first') : undefined}
        ${page > 1 ? wayTo(Math.min(page - 1, reach), 'previous', 'prev') : undefined}
        ${page < reach ? wayTo(page + 1, 'next', 'next') : undefined}
      </ul>
    </nav>
    ${page >= reach && last > reach ? html`<p>${say('tooMany')}</p>` : undefined}`;
}

/** What to do where nothing was found. */
function whatToTry({ query, reader }: Found): Piece {
  const { say, href, snapshot } = reader;
  const contact = contactOfCatalogue(reader);
  const isNarrowed = Object.keys(query.narrowed).length > 0;
  const wide = href(searchAddress({ ...query, narrowed: {}, page: 1 }, snapshot.base));
  return html`<h3>${say('tryThis')}</h3>
    <ul>
      ${isNarrowed ? html`<li><a href="${wide}" rel="nofollow">${say('tryWider')}</a></li> ` : undefined}
      <li>${say('tryWords')}</li>
      <li>${say('tryPart')}</li>
      ${contact && html`<li>${say('tryAsking')}: ${askLink(query, contact, reader)}</li> `}
    </ul>
    ${waysToBrowse(reader)}`;
}

/** The page that leads from the same words to a request, where there is one; else where people ask. */
function askLink({ text }: SearchQuery, contact: Resource, { say, href, snapshot }: Reader): Piece {
  return hasAskPage(snapshot)
    ? html`<a href="${href(askAddress({ words: text }, snapshot.base))}" rel="nofollow"
        >${say('askTitle')}</a
      >`
    : html`<a href="${href(contact.id)}">${say('howToAsk')}</a>`;
}

/** The lists of the catalogue, for those who would rather look. */
function waysToBrowse(reader: Reader): Piece | undefined {
  const { snapshot, say, href } = reader;
  const items = snapshot.model.shapes.flatMap((shape) => {
    const address = shape.isListed ? collectionAddress(shape, reader) : undefined;
    const count = address && snapshot.list({ kind: 'class', shape }, everything).totalCount;
    if (address === undefined || !count) return [];
    const name = textPiece(pluralNameOf(shape, reader));
    return [
      html`<li><a class="name" href="${href(address)}">${name}</a> <small>${count}</small></li> `,
    ];
  });
  if (!items.length) return undefined;
  return html`<section aria-labelledby="browse">
    <h2 id="browse">${say('browse')}</h2>
    <ul>
      ${items}
    </ul>
  </section>`;
}
