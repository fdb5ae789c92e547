import { VOID_PATH, voidDocument as describeVoid } from '../../linked-data/void.ts';
import { withDocumentPrefixes } from '../../linked-data/writing.ts';
import type { Service } from '../service.ts';
import { rdfVariants } from './rdf-variants.ts';
import type { ServedDocument } from './served-document.ts';

/** What the catalogue is as a set of triples (VoID). */
export function voidDocument({ snapshot, writing }: Service): ServedDocument {
  const address = snapshot.base + VOID_PATH;
  return {
    variants: rdfVariants(() => describeVoid(snapshot), {
      address,
      writing: withDocumentPrefixes(writing),
    }),
  };
}
