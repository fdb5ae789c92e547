import { collectionAddress, collectionPage } from '../../linked-data/collection.ts';
import { pageLinks, type Page } from '../../linked-data/paging.ts';
import type { Shape } from '../../model/model.ts';
import { collectionPage as htmlPage } from '../pages/collection-page.ts';
import { withDocumentPrefixes } from '../../linked-data/writing.ts';
import type { Service } from '../service.ts';
import { listedOn, pagedVariants } from './paged-variants.ts';
import { alternatesOf, PAGE_ENDING, pageVariant } from './page-variant.ts';
import type { ServedDocument } from './served-document.ts';

/** A page of all resources of a shape; `undefined` where there is no such page. */
export function collectionDocument(
  shape: Shape,
  query: URLSearchParams,
  { snapshot, writing }: Service,
): ServedDocument | undefined {
  const address = collectionAddress(shape, snapshot);
  const resources = snapshot.ofShape(shape);
  const paged = pagedVariants(
    {
      address,
      total: resources.length,
      writing: withDocumentPrefixes(writing),
      describe: (page: Page) => collectionPage(shape, page, snapshot),
    },
    query,
  );
  if (!paged) return undefined;
  const { variants, at, search } = paged;
  const page = at(PAGE_ENDING);
  const html = pageVariant({
    location: address + PAGE_ENDING + search,
    links: pageLinks(page),
    page: (languages) =>
      htmlPage({
        shape,
        ...listedOn(page, resources),
        alternates: alternatesOf(variants),
        snapshot,
        languages,
      }),
  });
  return { variants: [...variants, html] };
}
