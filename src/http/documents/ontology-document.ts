import { describeAll } from '../../linked-data/description.ts';
import { prefixTerms } from '../../linked-data/prefix-terms.ts';
import { ontologyPage } from '../../site/ontology-page.ts';
import type { Service } from '../service.ts';
import { alternatesOf, PAGE_ENDING, pageVariant } from './page-variant.ts';
import { rdfVariants } from './rdf-variants.ts';
import type { ServedDocument, Variant } from './served-document.ts';

/** The ontology or its shapes: in Turtle as the files are, in other formats the same triples, for people a table. */
export function ontologyDocument(part: 'ontology' | 'shapes') {
  return ({ snapshot, ontology }: Service): ServedDocument | undefined => {
    const parts = ontology();
    // An ontology may be shapes alone: then they are all that there is to say of it.
    const published = parts[part].snapshot.size ? parts[part] : parts.shapes;
    const { text, prefixes, snapshot: triples } = published;
    if (!triples.size) return undefined;
    const address = snapshot.base + part;
    const writing = { base: snapshot.base, prefixes, terms: prefixTerms(prefixes) };
    const describe = () => describeAll(triples.described);
    const variants = rdfVariants(describe, { address, writing }).map((variant): Variant =>
      variant.mediaType === 'text/turtle'
        ? { ...variant, render: () => ({ pieces: [text] }) }
        : variant,
    );
    const page = pageVariant({
      location: address + PAGE_ENDING,
      page: (languages) =>
        ontologyPage({ snapshot, languages, alternates: alternatesOf(variants) }),
    });
    return { variants: [...variants, page] };
  };
}
