import type { Description } from '../../linked-data/description.ts';
import type { Writing } from '../../linked-data/writing.ts';
import { placeIn } from '../../linked-data/page-place.ts';
import { pageLinks } from '../../linked-data/page-relations.ts';
import { pageIn, partOf, type Page, type PagedList } from '../../linked-data/paging.ts';
import type { Listed } from '../../site/list-page.ts';
import { PAGE_ENDING } from './page-variant.ts';
import { rdfVariants } from './rdf-variants.ts';
import type { ServedDocument } from './served-document.ts';

/** A list that is served page by page, and how a page of it is written. */
interface Paged {
  readonly list: PagedList;
  readonly writing: Writing;
  readonly describe: (page: Page) => Iterable<Description>;
}

/** A page of a list in every syntax of RDF; its links keep to the format that it is written in. */
interface PagedVariants extends ServedDocument {
  /** The page as people see it. */
  readonly page: Page;
}

/** The page of a list that a query asks for; `undefined` where there is no such page. */
export function pagedVariants(
  { list, writing, describe }: Paged,
  query: URLSearchParams,
): PagedVariants | undefined {
  const place = placeIn(query, list.base);
  const part = place && partOf(list, place);
  if (!part) return undefined;
  const { address, search } = part;
  return {
    variants: rdfVariants((ending) => describe(pageIn(part, ending)), {
      ...{ address, search, writing },
      links: (ending) => pageLinks(pageIn(part, ending)),
    }),
    page: pageIn(part, PAGE_ENDING),
    // What a number leads to changes with the data: only for this once it is the page after a certain resource.
    ...(place.kind === 'number' && { movedTo: (ending: string) => address + ending + search }),
  };
}

/** What a page of a list shows people. */
export function listedOn(page: Page): Omit<Listed, 'alternates'> {
  const { members, start, total } = page;
  return { resources: members, start, total, links: page };
}
