import type { Shape } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';
import { contactOf, keeperOf, pathTo } from '../reading/hierarchy.ts';
import { factsOf, section } from './facts.ts';
import { groupsOf, nameOfGroup } from './groups.ts';
import { linesSection } from './lines-section.ts';
import { contactSection, keeperSection } from './related.ts';
import { madeOnce } from './made-once.ts';
import { otherNames } from './other-names.ts';
import { otherFormats, pageOf, type Alternate, type Page } from './page.ts';
import { html, type Piece } from './piece.ts';
import { readerOf, type Reader, type Reading } from './reader.ts';
import { signposts } from './signposts.ts';
import { structuredData } from './structured-data.ts';
import { sourceSection } from './source-section.ts';
import { topicOf } from './sources.ts';
import { statementsOf } from './statements.ts';
import {
  codeOf,
  collectionAddress,
  descriptionOf,
  labelOf,
  markedText,
  pluralNameOf,
  sentenceOf,
  summaryOf,
  termPiece,
  type Text,
  textPiece,
} from './text.ts';
import { resourceLink } from './value.ts';

interface ResourcePage extends Reading {
  readonly resource: Resource;
  readonly alternates: readonly Alternate[];
}

/**
 * The page of one resource: what it is, what the catalogue says of it in the parts that the ontology names, what else its
 * keeper keeps, and the way to ask.
 */
export function resourcePage({ resource, alternates, ...reading }: ResourcePage): Page {
  const reader = readerOf({ address: resource.id, ...reading });
  const { shape, id } = resource;
  const label = titleOf(resource, reader);
  const code = codeOf(resource);
  const summary = summaryOf(resource, reader);
  return pageOf({
    reader,
    title: code ? { ...label, value: `${code.value} ${label.value}` } : label,
    summary: sentenceOf(resource, reader).value,
    data: structuredData(resource, reader),
    links: signposts(resource, alternates, reader),
    path: breadcrumbsOf(resource, reader),
    alternates,
    canonical: id,
    meaning: shape ? `#${shape.name}` : '',
    main: html`${headingOf(resource, reader)}
    ${summary && html`<p class="summary">${markedText(summary, reader)}</p>`}
    ${linesSection(resource, reader)} ${partsOf(resource, reader)}
    ${sourceSection(resource, reader)} ${statementsOf(resource, reader)}
    ${otherFormats(alternates, reader)}`,
  });
}

/** The list of its type, then what is above it. */
function breadcrumbsOf(resource: Resource, reader: Reader): Piece[] {
  const { shape } = resource;
  const collection = shape && collectionAddress(shape, reader);
  const list = collection
    ? [html`<a href="${reader.href(collection)}">${textPiece(pluralNameOf(shape, reader))}</a>`]
    : [];
  return [...list, ...pathTo(resource).map((each) => resourceLink(each, reader))];
}

/** What the page is called: a record of sources is called after what it is about. */
function titleOf(resource: Resource, reader: Reader): Text {
  const topic = topicOf(resource);
  return labelOf(topic ?? resource, reader);
}

function headingOf(resource: Resource, reader: Reader): Piece {
  const { shape } = resource;
  const code = codeOf(resource);
  const name = html`${code && html`<span class="code">${textPiece(code)}</span> `}${markedText(
    titleOf(resource, reader),
    reader,
  )}`;
  return html`<h1>${name}</h1>
    ${shape && kindOf(shape, reader)} ${otherNames(resource, reader)}`;
}

/** What kind of thing it is; what that means opens on demand. */
const kindOf = madeOnce(
  (shape: Shape, reader): Piece =>
    html`<details class="kind">
      <summary class="name">${termPiece(shape, reader)}</summary>
      <p>${textPiece(descriptionOf(shape, reader))}</p>
    </details>`,
);

/** The parts of the page in the order of the ontology; those on the keeper and the contact come after the resource's own. */
function partsOf(resource: Resource, reader: Reader): Piece[] {
  const contact = contactOf(resource);
  const keeper = keeperOf(resource);
  const own = groupsOf(resource.shape).flatMap(({ group, fields }, index) => {
    const shown = fields.filter(({ roles }) => !roles.has('contact'));
    const facts = factsOf(resource, shown, reader);
    return facts ? [section(`part-${index + 1}`, nameOfGroup(group, reader), facts)] : [];
  });
  return [
    ...own,
    ...(keeper ? [keeperSection(keeper, resource, reader) ?? html``] : []),
    ...(contact && contact !== resource
      ? [contactSection(contact, reader, { about: resource })]
      : []),
  ];
}
