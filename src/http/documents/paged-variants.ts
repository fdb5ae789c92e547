import type { Description } from '../../linked-data/description.ts';
import type { Subject } from '../../linked-data/subject.ts';
import type { Writing } from '../../linked-data/writing.ts';
import { placeIn } from '../../linked-data/page-place.ts';
import { pageLinks } from '../../linked-data/page-relations.ts';
import { pageIn, partOf, type Page, type PagedList } from '../../linked-data/paging.ts';
import type { Work } from '../../reading/work.ts';
import { readVariants, type Content } from './rdf-variants.ts';
import { PAGE_ENDING, type Link, type ServedDocument } from './served-document.ts';

/** A list that is served page by page, and how a page of it is written. */
interface Paged {
  readonly list: PagedList;
  readonly writing: Writing;
  readonly describing: (page: Page) => Work<readonly Description[]>;
  /** What a page of it is for people. */
  readonly subject: (page: Page) => Subject;
  /** What every page of it follows. */
  readonly profiles?: readonly string[];
}

/** The page of a list that a query asks for, in every syntax of RDF, with links that keep to the format of each; `undefined` where there is no such page. */
export function pagedVariants(
  { list, writing, describing, subject, profiles = [] }: Paged,
  query: URLSearchParams,
): ServedDocument | undefined {
  const place = placeIn(query, list.base);
  const part = place && partOf(list, place);
  if (!part) return undefined;
  const { address, search } = part;
  const page = pageIn(part, PAGE_ENDING);
  const reading = function* (ending: string): Work<Content> {
    const descriptions = yield* describing(pageIn(part, ending));
    return { describe: () => descriptions, writing };
  };
  const links = (ending: string): readonly Link[] => pageLinks(pageIn(part, ending));
  return {
    variants: readVariants(reading, { address, search, links, profiles, writing }),
    shows: {
      ...{ subject: subject(page), address: address + search, location: page.self },
      links: () => pageLinks(page),
    },
    // What a number leads to changes with the data: only for this once it is the page after a certain resource.
    ...(place.kind === 'number' && { movedTo: (ending: string) => address + ending + search }),
  };
}
