import { documentOf } from '../../linked-data/description.ts';
import type { Resource } from '../../store/resource.ts';
import type { Service } from '../service.ts';
import { rdfVariants } from './rdf-variants.ts';
import type { ServedDocument } from './served-document.ts';

/** A resource's own document. */
export function resourceDocument(resource: Resource, { writing }: Service): ServedDocument {
  const address = resource.id;
  return { variants: rdfVariants(() => documentOf(resource), { address, writing }) };
}
