import { describeAll } from '../../linked-data/description.ts';
import type { Service } from '../service.ts';
import { rdfVariants } from './rdf-variants.ts';
import type { ServedDocument } from './served-document.ts';

/** The whole catalogue: every statement there is. */
export function catalogueDocument({ snapshot, writing }: Service): ServedDocument {
  const address = `${snapshot.base}catalogue`;
  return { variants: rdfVariants(() => describeAll(snapshot.described), { address, writing }) };
}
