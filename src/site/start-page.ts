import { everything } from '../reading/question.ts';
import type { Shape } from '../model/model.ts';
import { factsOf } from './facts.ts';
import { formatLinks, otherFormats, pageOf, type Alternate, type Page } from './page.ts';
import { html, type Piece } from './piece.ts';
import { readerOf, type Reader, type Reading } from './reader.ts';
import { catalogueTitle, collectionAddress, descriptionOf, nameOf, textPiece } from './text.ts';

/** The addresses besides those of resources, in the order of the page. */
const places = [
  ...['graphql', 'schema', 'context', 'ontology', 'shapes', 'dcat', 'void', 'sitemap'],
] as const;

/** What the start page is made with. */
export interface StartPage extends Reading {
  /** The address of each place that is served. */
  readonly places: Readonly<Partial<Record<Place, string | undefined>>>;
  /** Whether GraphiQL has worked examples. */
  readonly hasExamples: boolean;
  /** The whole catalogue in each format. */
  readonly dumps: readonly Alternate[];
  /** What the start page's own address gives in other formats. */
  readonly alternates: readonly Alternate[];
}

/** The word for a place that the start page names. */
export type Place = (typeof places)[number];

/** The page of the base address: the content of the catalogue, its description, and the ways to read it. */
export function startPage(start: StartPage): Page {
  const { snapshot, alternates } = start;
  const reader = readerOf(start);
  const { say } = reader;
  const title = catalogueTitle(reader);
  return pageOf({
    reader,
    title,
    alternates,
    relations: { canonical: snapshot.base },
    main: html`<h1>${textPiece(title)}</h1>
      <p>${say('readers')}</p>
      ${contents(reader)} ${about(reader)} ${waysIn(start, reader)}
      ${otherFormats(alternates, reader)}`,
  });
}

function contents(reader: Reader): Piece {
  const { say, snapshot } = reader;
  const heads = (['type', 'amount', 'meaning'] as const).map(
    (word) => html`<th scope="col">${say(word)}</th> `,
  );
  const rows = snapshot.model.shapes.map((shape) => {
    return html`<tr>
      <th scope="row" class="name">${collectionLink(shape, reader)}</th>
      <td>${snapshot.list({ kind: 'class', shape }, everything).totalCount}</td>
      <td>${textPiece(descriptionOf(shape, reader))}</td>
    </tr> `;
  });
  return html`<table>
    <caption>
      ${say('contents')}
    </caption>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** What the catalogue says of itself, where it says anything. */
function about(reader: Reader): Piece | undefined {
  const catalogue = reader.snapshot.find(reader.snapshot.base);
  return (
    catalogue &&
    html`<section aria-labelledby="about">
      <h2 id="about">${reader.say('about')}</h2>
      ${factsOf(catalogue, reader)}
    </section>`
  );
}

function collectionLink(shape: Shape, reader: Reader): Piece {
  const name = textPiece(nameOf(shape, reader));
  const address = collectionAddress(shape, reader);
  return address === undefined ? name : html`<a href="${address}">${name}</a>`;
}

function waysIn(start: StartPage, { say }: Reader): Piece {
  const items = places.map((place) => {
    const href = start.places[place];
    const examples = place === 'graphql' && start.hasExamples ? `, ${say('examples')}` : '';
    return href === undefined
      ? undefined
      : html`<li><a href="${href}">${say(place)}</a>${examples}</li> `;
  });
  return html`<section aria-labelledby="ways">
    <h2 id="ways">${say('ways')}</h2>
    <p>${say('resources')}</p>
    <ul>
      ${items}
      <li>${say('whole')}: ${formatLinks(start.dumps)}</li>
    </ul>
  </section>`;
}
