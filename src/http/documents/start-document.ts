import { documentOf } from '../../linked-data/description.ts';
import type { Service } from '../service.ts';
import { catalogueDocument, welcome } from './catalogue-document.ts';
import { dcatPage } from './dcat-document.ts';
import { pageVariant } from './page-variant.ts';
import { rdfVariants } from './rdf-variants.ts';
import type { ServedDocument } from './served-document.ts';

/**
 * The base address: for people a page with the ways in; for RDF clients what a harvester wants first, or else what the
 * catalogue says of itself, or else all that is in it.
 */
export function startDocument(service: Service, query: URLSearchParams): ServedDocument {
  const { variants, movedTo } = graphOf(service, query);
  const page = pageVariant({
    location: undefined,
    page: (languages) => welcome(service, variants, languages),
  });
  return { variants: [...variants, page], movedTo };
}

function graphOf(service: Service, query: URLSearchParams): ServedDocument {
  const harvest = dcatPage(service, query);
  if (harvest) return harvest;
  const { snapshot, writing } = service;
  const own = snapshot.find(snapshot.base);
  if (!own) return catalogueDocument(service);
  return {
    variants: rdfVariants(() => documentOf(own), { address: snapshot.base, writing }),
  };
}
