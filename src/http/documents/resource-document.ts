import { documentOf } from '../../linked-data/description.ts';
import type { Resource } from '../../reading/view.ts';
import { resourcePage } from '../../site/resource-page.ts';
import type { Service } from '../service.ts';
import { alternatesOf, PAGE_ENDING, pageVariant } from './page-variant.ts';
import { rdfVariants } from './rdf-variants.ts';
import type { ServedDocument } from './served-document.ts';

/** A resource's own document. */
export function resourceDocument(
  resource: Resource,
  { snapshot, writing }: Service,
): ServedDocument {
  const variants = rdfVariants(() => documentOf(resource), { address: resource.id, writing });
  const alternates = alternatesOf(variants);
  const page = pageVariant({
    location: resource.id + PAGE_ENDING,
    page: (languages) => resourcePage({ resource, snapshot, languages, alternates }),
  });
  return { variants: [...variants, page] };
}
