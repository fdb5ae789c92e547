import { everything } from '../reading/question.ts';
import type { Shape } from '../model/model.ts';
import { factsOf, section } from './facts.ts';
import { isOnPage } from './groups.ts';
import { formatLinks, pageOf, type Alternate, type Page } from './page.ts';
import { html, type Piece } from './piece.ts';
import { readerOf, type Reader, type Reading } from './reader.ts';
import { sourceSection } from './source-section.ts';
import { statementsOf } from './statements.ts';
import { collectionAddress, descriptionOf, pluralNameOf, textPiece } from './text.ts';

/** The addresses besides those of resources, in the order of the page. */
const places = [
  ...[
    'graphql',
    'queries',
    'sparql',
    'schema',
    'context',
    'ontology',
    'shapes',
    'dcat',
    'void',
    'sitemap',
  ],
] as const;

/** The word for a place that the page names. */
export type Place = (typeof places)[number];

/** What the page for developers is made with. */
export interface DevelopersPage extends Reading {
  /** The address of each place that is served. */
  readonly places: Readonly<Partial<Record<Place, string | undefined>>>;
  /** Whether GraphiQL has worked examples. */
  readonly hasExamples: boolean;
  /** The whole catalogue in each format. */
  readonly dumps: readonly Alternate[];
}

/** The page on what programs can read: the types, the ways to ask, the whole catalogue, and what it says of itself. */
export function developersPage(page: DevelopersPage): Page {
  const reader = readerOf(page);
  const { say, language } = reader;
  return pageOf({
    reader,
    title: { value: say('developers'), language },
    path: [],
    canonical: reader.address,
    main: html`<h1>${say('developers')}</h1>
      ${waysIn(page, reader)} ${contents(reader)} ${about(reader)}`,
  });
}

/** The places that are pages, in the language that was chosen. */
const PAGES: ReadonlySet<Place> = new Set(['queries', 'sparql', 'ontology', 'dcat']);

function waysIn(page: DevelopersPage, { say, language, href: inChosen }: Reader): Piece {
  const items = places.map((place) => {
    const href = page.places[place];
    const examples = place === 'graphql' && page.hasExamples ? `, ${say('examples')}` : '';
    return href === undefined
      ? undefined
      : html`<li>
          <a href="${PAGES.has(place) ? inChosen(href) : href}">${say(place)}</a>${examples}
        </li> `;
  });
  return section(
    'ways',
    { value: say('ways'), language },
    html`<p>${say('resources')}</p>
      <ul>
        ${items}
        ${page.dumps.length ? html`<li>${say('whole')}: ${formatLinks(page.dumps)}</li>` : undefined}
      </ul>`,
  );
}

function contents(reader: Reader): Piece {
  const { say, snapshot } = reader;
  const heads = (['type', 'amount', 'meaning'] as const).map(
    (word) => html`<th scope="col">${say(word)}</th> `,
  );
  const rows = snapshot.model.shapes.map(
    (shape) =>
      html`<tr>
        <th scope="row" class="name">${collectionLink(shape, reader)}</th>
        <td>${snapshot.list({ kind: 'class', shape }, everything).totalCount}</td>
        <td>${textPiece(descriptionOf(shape, reader))}</td>
      </tr> `,
  );
  return html`<table class="stacked">
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
  const { say, language, snapshot } = reader;
  const catalogue = snapshot.find(snapshot.base);
  if (!catalogue) return undefined;
  const fields = (catalogue.shape?.fields ?? []).filter(
    (field) => isOnPage(field) && !field.roles.has('contact'),
  );
  return section(
    'about',
    { value: say('about'), language },
    html`${factsOf(catalogue, fields, reader)} ${sourceSection(catalogue, reader)}
    ${statementsOf(catalogue, reader)}`,
  );
}

function collectionLink(shape: Shape, reader: Reader): Piece {
  const name = textPiece(pluralNameOf(shape, reader));
  const address = collectionAddress(shape, reader);
  return address === undefined ? name : html`<a href="${reader.href(address)}">${name}</a>`;
}
