import type { Shape } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';
import { otherFormats, pageOf, type Alternate, type Page } from './page.ts';
import { html, type Piece } from './piece.ts';
import { readerOf, type Reader, type Reading } from './reader.ts';
import { descriptionOf, labelOf, nameOf, textPiece, type Text } from './text.ts';
import { link } from './value.ts';

/** One page of a list of resources, without its heading. */
export interface Listed {
  /** Those of this page. */
  readonly resources: readonly Resource[];
  /** How many the list has before those of this page, and in all. */
  readonly start: number;
  readonly total: number;
  readonly links: PageLinks;
  readonly alternates: readonly Alternate[];
}

/** The addresses of other pages of a list, as far as there are such. */
interface PageLinks {
  readonly first?: string | undefined;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  readonly last?: string | undefined;
}

interface ListPage extends Listed {
  readonly reader: Reader;
  readonly heading: Text;
  readonly description: Text;
  /** Where the ontology says what the heading means: a fragment. */
  readonly meaning?: string;
  /** The part after the list. */
  readonly further?: Piece;
}

/** One page of a list of resources: each as a link, and the ways to the other pages. */
function listPage(list: ListPage): Page {
  const { reader, heading, description, meaning = '', further } = list;
  const { resources, total, links, alternates } = list;
  const items = resources.map(
    (resource) => html`<li>${link(resource.id, textPiece(labelOf(resource, reader)))}</li> `,
  );
  return pageOf({
    reader,
    title: heading,
    path: [],
    alternates,
    relations: { prev: links.previous, next: links.next },
    meaning,
    main: html`<h1 class="name">${textPiece(heading)}</h1>
      <p>${textPiece(description)}</p>
      <p>${reader.say('total', { n: total })}.</p>
      <ul>
        ${items}
      </ul>
      ${paging(list, reader)} ${further} ${otherFormats(alternates, reader)}`,
  });
}

function paging(list: Listed, { say }: Reader): Piece | undefined {
  const { resources, start, total, links } = list;
  if (resources.length === total) return undefined;
  const items = relations.map(([name, rel]) => {
    const href = links[name];
    return href === undefined
      ? undefined
      : html`<li><a rel="${rel}" href="${href}">${say(name)}</a></li> `;
  });
  const range = { from: start + 1, to: start + resources.length };
  return html`${resources.length ? html`<p>${say('range', range)}</p>` : undefined}
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

interface CollectionPage extends Reading, Listed {
  readonly shape: Shape;
}

/** One page of the list of a shape's resources. */
export function collectionPage(collection: CollectionPage): Page {
  const { shape } = collection;
  const reader = readerOf(collection);
  return listPage({
    ...collection,
    reader,
    heading: nameOf(shape, reader),
    description: descriptionOf(shape, reader),
    meaning: `#${shape.name}`,
  });
}

interface HarvestPage extends Reading, Listed {
  /** The address of the harvest check. */
  readonly check: string;
}

/** One page of the list of datasets in the view for harvesters. */
export function harvestPage(harvest: HarvestPage): Page {
  const reader = readerOf(harvest);
  const { say, language } = reader;
  return listPage({
    ...harvest,
    reader,
    heading: { value: say('dcat'), language },
    description: { value: say('datasets'), language },
    further: html`<p><a href="${harvest.check}">${say('check')}</a></p>`,
  });
}
