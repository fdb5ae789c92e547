import type { Resource } from '../reading/view.ts';
import { factsOf } from './facts.ts';
import { otherFormats, pageOf, type Alternate, type Page } from './page.ts';
import { html } from './piece.ts';
import { readerOf, type Reading } from './reader.ts';
import { collectionAddress, labelOf, nameOf, textPiece } from './text.ts';

interface ResourcePage extends Reading {
  readonly resource: Resource;
  readonly alternates: readonly Alternate[];
}

/** The page of one resource: what it is called, every statement of it, and the same in other formats. */
export function resourcePage({ resource, alternates, ...reading }: ResourcePage): Page {
  const reader = readerOf(reading);
  const { shape, id } = resource;
  const title = labelOf(resource, reader);
  const collection = shape && collectionAddress(shape, reader);
  const path = collection
    ? [html`<a href="${collection}">${textPiece(nameOf(shape, reader))}</a>`]
    : [];
  return pageOf({
    reader,
    title,
    path,
    alternates,
    relations: { canonical: id },
    meaning: shape ? `#${shape.name}` : '',
    main: html`<h1>${textPiece(title)}</h1>
      ${factsOf(resource, reader)} ${otherFormats(alternates, reader)}
      <p>${reader.say('permanent')}: <a href="${id}">${id}</a></p>`,
  });
}
