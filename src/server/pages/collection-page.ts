import type { Shape } from '../../model/model.ts';
import type { Resource } from '../../store/resource.ts';
import { otherFormats, pageOf, type Alternate, type Page } from './page.ts';
import { html, type Piece } from './piece.ts';
import { readerOf, type Reader, type Reading } from './reader.ts';
import { descriptionOf, labelOf, nameOf, textPiece } from './text.ts';
import { link } from './value.ts';

interface CollectionPage extends Reading {
  readonly shape: Shape;
  /** Those of this page. */
  readonly resources: readonly Resource[];
  readonly total: number;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly links: PageLinks;
  readonly alternates: readonly Alternate[];
}

/** The addresses of other pages of a collection, as far as there are such. */
interface PageLinks {
  readonly first?: string | undefined;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  readonly last?: string | undefined;
}

/** One page of the list of a shape's resources. */
export function collectionPage(collection: CollectionPage): Page {
  const { shape, resources, total, links, alternates } = collection;
  const reader = readerOf(collection);
  const title = nameOf(shape, reader);
  const items = resources.map(
    (resource) => html`<li>${link(resource.id, textPiece(labelOf(resource, reader)))}</li> `,
  );
  return pageOf({
    reader,
    title,
    path: [],
    alternates,
    relations: { prev: links.previous, next: links.next },
    meaning: `#${shape.name}`,
    main: html`<h1 class="name">${textPiece(title)}</h1>
      <p>${textPiece(descriptionOf(shape, reader))}</p>
      <p>${reader.say('total', { n: total })}.</p>
      <ul>
        ${items}
      </ul>
      ${paging(collection, reader)} ${otherFormats(alternates, reader)}`,
  });
}

function paging({ page, pages, links }: CollectionPage, { say }: Reader): Piece | undefined {
  if (pages < 2) return undefined;
  const items = relations.map(([name, rel]) => {
    const href = links[name];
    return href === undefined
      ? undefined
      : html`<li><a rel="${rel}" href="${href}">${say(name)}</a></li> `;
  });
  return html`<p>${say('page', { page, pages })}</p>
    <nav aria-label="${say('pages')}">
      <ul>
        ${items}
      </ul>
    </nav>`;
}

/** The relations of pages to one another, by their names in HTML. */
const relations = [
  ['first', 'first'],
  ['previous', 'prev'],
  ['next', 'next'],
  ['last', 'last'],
] as const;
