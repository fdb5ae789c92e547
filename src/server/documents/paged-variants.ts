import type { Description } from '../../linked-data/description.ts';
import type { Writing } from '../../linked-data/writing.ts';
import { pageLinks, pageNumber, pageOf, type Page } from '../../linked-data/paging.ts';
import type { Resource } from '../../reading/view.ts';
import type { Listed } from '../pages/list-page.ts';
import { rdfVariants } from './rdf-variants.ts';
import type { Variant } from './served-document.ts';

/** A list that is served page by page. */
interface Paged {
  readonly address: string;
  readonly total: number;
  readonly writing: Writing;
  readonly describe: (page: Page) => Iterable<Description>;
}

/** A page of a list in every syntax of RDF; its links keep to the format that it is written in. */
interface PagedVariants {
  readonly variants: readonly Variant[];
  /** The page as it is in a format. */
  readonly at: (ending: string) => Page;
  /** What tells it from the first page, or nothing. */
  readonly search: string;
}

/** The page of a list that a query asks for; `undefined` where there is no such page. */
export function pagedVariants(
  { address, total, writing, describe }: Paged,
  query: URLSearchParams,
): PagedVariants | undefined {
  const number = pageNumber(query);
  const page = number && pageOf({ address, ending: '', total, number });
  if (!page) return undefined;
  const search = query.has('page') ? `?page=${number}` : '';
  // Whether there is such a page does not depend on the ending.
  const at = (ending: string): Page => pageOf({ address, ending, total, number }) ?? page;
  const variants = rdfVariants((ending) => describe(at(ending)), {
    address,
    search,
    writing,
    links: (ending) => pageLinks(at(ending)),
  });
  return { variants, at, search };
}

/** What a page of a list shows people. */
export function listedOn(page: Page, all: readonly Resource[]): Omit<Listed, 'alternates'> {
  const { start, end, total, number, size } = page;
  return {
    resources: all.slice(start, end),
    total,
    page: number,
    pages: Math.max(1, Math.ceil(total / size)),
    links: page,
  };
}
