import { everything } from '../reading/question.ts';
import type { Resource } from '../reading/view.ts';
import { fieldsWithRole, type Shape } from '../model/model.ts';
import { askAddress, hasAskPage } from './ask/ask-query.ts';
import { section } from './facts.ts';
import { contactOfCatalogue, pageOf, searchForm, type Alternate, type Page } from './page.ts';
import { html, type Piece } from './piece.ts';
import { readerOf, type Reader, type Reading } from './reader.ts';
import { contactSection } from './related.ts';
import { catalogueTitle, collectionAddress, pluralNameOf, summaryOf, textPiece } from './text.ts';
import { signposts } from './signposts.ts';
import { structuredData } from './structured-data.ts';
import { classifiedShapes } from '../model/hierarchy.ts';
import { treeOf } from './tree.ts';

/** How many facts about the contact the start page has. */
const MOST_WAYS = 2;

/** What the start page is made with. */
interface StartPage extends Reading {
  /** What the start page's own address gives in other formats. */
  readonly alternates: readonly Alternate[];
}

/** The page of the base address: what this is, a search, what there is, and the way to ask. */
export function startPage({ alternates, ...reading }: StartPage): Page {
  const reader = readerOf(reading);
  const { snapshot } = reader;
  const title = catalogueTitle(reader);
  const own = snapshot.find(snapshot.base);
  const summary = own && summaryOf(own, reader);
  const contact = contactOfCatalogue(reader);
  return pageOf({
    reader,
    title,
    summary: summary?.value,
    alternates,
    hasSearch: true,
    canonical: snapshot.base,
    data: own && structuredData(own, reader),
    links: own ? signposts(own, alternates, reader) : [],
    main: html`<h1>${textPiece(title)}</h1>
      ${summary && html`<p class="summary">${textPiece(summary)}</p>`}
      ${searchForm(reader, { id: 'q' })} ${aboutMe(reader)} ${contents(reader)}
      ${contact && askSection(contact, reader)}`,
  });
}

/** What there is: hierarchies as trees, then the other lists, but for what the page has already. */
function contents(reader: Reader): Piece {
  const present = listed(reader).filter((shape) => countOf(shape, reader));
  const trees = present.map((shape, index) => treeSection(shape, `tree-${index + 1}`, reader));
  const above = contactOfCatalogue(reader) ? keptShapes(reader) : [];
  const others = present.filter((shape, index) => !trees[index] && !above.includes(shape));
  return html`${trees} ${browse(others, reader)}`;
}

/** The shapes of what someone keeps: the first step of the way to ask names them. */
function keptShapes(reader: Reader): Shape[] {
  return listed(reader).filter((shape) => fieldsWithRole(shape, 'keeper').length);
}

/** The first ways to ask; the page of the contact has all. */
function askSection(contact: Resource, reader: Reader): Piece {
  return contactSection(contact, reader, { most: MOST_WAYS });
}

/** The shapes that pages name, besides that of the catalogue itself. */
function listed({ snapshot }: Reader): Shape[] {
  return snapshot.model.shapes.filter(({ isListed, segment }) => isListed && segment !== '');
}

/** The three steps from a question to a request, where the ontology says who keeps things and where people ask. */
function aboutMe(reader: Reader): Piece | undefined {
  const { say, language, href, snapshot } = reader;
  const kept = keptShapes(reader);
  const contact = contactOfCatalogue(reader);
  if (!kept.length || !contact) return undefined;
  const lists = kept.map((shape) => countedLink(shape, reader));
  const ask = hasAskPage(snapshot) ? askAddress({}, snapshot.base) : contact.id;
  return section(
    'about-me',
    { value: say('aboutMe'), language },
    html`<ol>
      <li>
        ${say('stepFind')}
        <ul>
          ${lists}
        </ul>
      </li>
      <li>${say('stepKeeper')}</li>
      <li><a href="${href(ask)}">${say('stepAsk')}</a></li>
    </ol>`,
  );
}

/** What there is of a shape with a hierarchy, as a tree; a long one is closed. */
function treeSection(shape: Shape, id: string, reader: Reader): Piece | undefined {
  const tree = treeOf(shape, reader);
  if (!tree) return undefined;
  const title = html`${collectionLink(shape, reader)} <small>${countOf(shape, reader)}</small>`;
  const list = tree.isLong
    ? html`<details>
        <summary>${reader.say('showAll')}</summary>
        ${tree.piece}
      </details>`
    : tree.piece;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${list}
  </section> `;
}

/** The lists of the shapes that have no hierarchy, or one too large for a page. */
function browse(shapes: readonly Shape[], reader: Reader): Piece | undefined {
  if (!shapes.length) return undefined;
  const items = shapes.map((shape) => countedLink(shape, reader));
  const { say, snapshot, href } = reader;
  if (classifiedShapes(snapshot.model).length)
    items.unshift(
      html`<li><a href="${href(`${snapshot.base}overview`)}">${say('overview')}</a></li> `,
    );
  const title = { value: say('browse'), language: reader.language };
  return section(
    'browse',
    title,
    html`<ul>
      ${items}
    </ul>`,
  );
}

function countedLink(shape: Shape, reader: Reader): Piece {
  return html`<li>${collectionLink(shape, reader)} <small>${countOf(shape, reader)}</small></li> `;
}

function countOf(shape: Shape, { snapshot }: Reader): number {
  return snapshot.list({ kind: 'class', shape }, everything).totalCount;
}

function collectionLink(shape: Shape, reader: Reader): Piece {
  const name = textPiece(pluralNameOf(shape, reader));
  const address = collectionAddress(shape, reader);
  return address === undefined
    ? name
    : html`<a class="name" href="${reader.href(address)}">${name}</a>`;
}
