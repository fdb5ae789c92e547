import { collectionAddress, collectionPage } from '../../linked-data/collection.ts';
import { pageLinks } from '../../linked-data/page-relations.ts';
import type { Page } from '../../linked-data/paging.ts';
import type { Shape } from '../../model/model.ts';
import { collectionPage as htmlPage } from '../../site/collection-page.ts';
import { withDocumentPrefixes } from '../../linked-data/writing.ts';
import type { Service } from '../service.ts';
import { listedOn, pagedVariants } from './paged-variants.ts';
import { alternatesOf, pageVariant } from './page-variant.ts';
import type { ServedDocument } from './served-document.ts';

/** A page of all resources of a shape; `undefined` where there is no such page. */
export function collectionDocument(
  shape: Shape,
  query: URLSearchParams,
  { snapshot, writing }: Service,
): ServedDocument | undefined {
  const paged = pagedVariants(
    {
      list: {
        address: collectionAddress(shape, snapshot),
        base: snapshot.base,
        members: snapshot.ofShape(shape),
      },
      writing: withDocumentPrefixes(writing),
      describe: (page: Page) => collectionPage(shape, page, snapshot),
    },
    query,
  );
  if (!paged) return undefined;
  const { variants, page, movedTo } = paged;
  const html = pageVariant({
    location: page.self,
    links: () => pageLinks(page),
    page: (languages) =>
      htmlPage({
        shape,
        ...listedOn(page),
        alternates: alternatesOf(variants),
        snapshot,
        languages,
      }),
  });
  return { variants: [...variants, html], movedTo };
}
