import type { Page as ListPart } from '../linked-data/paging.ts';
import { paging } from './list-places.ts';
import { otherFormats, pageOf, type Alternate, type Page } from './page.ts';
import { html } from './piece.ts';
import { readerOf, type Reading } from './reader.ts';
import { resourceLink } from './value.ts';

interface DatasetsPage extends Reading {
  /** The page of the list, which is by address as harvesters read it. */
  readonly page: ListPart;
  readonly alternates: readonly Alternate[];
  /** The address of the harvest check. */
  readonly check: string;
}

/** One page of the list of datasets in the view for harvesters. */
export function datasetsPage({ page, alternates, check, ...reading }: DatasetsPage): Page {
  const reader = readerOf(reading);
  const { say, language, href } = reader;
  const { members, start, total } = page;
  const items = members.map((resource) => html`<li>${resourceLink(resource, reader)}</li> `);
  return pageOf({
    reader,
    title: { value: say('dcat'), language },
    path: [],
    canonical: reader.address,
    alternates,
    relations: { prev: page.previous, next: page.next },
    main: html`<h1 class="name">${say('dcat')}</h1>
      <p>${say('datasets')}</p>
      <p>${say('total', { n: total })}.</p>
      ${
        items.length
          ? html`<ul>
              ${items}
            </ul>`
          : undefined
      }
      ${paging({ start, end: start + members.length, total, links: page }, reader)}
      <p><a href="${href(check)}">${say('check')}</a></p>
      ${otherFormats(alternates, reader)}`,
  });
}
