import { describeAll } from '../../linked-data/description.ts';
import { formats } from '../../linked-data/formats.ts';
import { hasRules } from '../../model/model.ts';
import type { Page } from '../../site/page.ts';
import { startPage } from '../../site/start-page.ts';
import { namedPlaces, routes } from '../routes.ts';
import type { Service } from '../service.ts';
import { alternatesOf, PAGE_ENDING, pageVariant } from './page-variant.ts';
import { rdfVariants } from './rdf-variants.ts';
import type { ServedDocument, Variant } from './served-document.ts';

/** The whole catalogue: every statement there is; for people the page with the ways in. */
export function catalogueDocument(service: Service): ServedDocument {
  const { snapshot, writing } = service;
  const address = snapshot.base + routes.catalogue.path;
  const variants = rdfVariants(() => describeAll(snapshot.described), { address, writing });
  const page = pageVariant({
    location: address + PAGE_ENDING,
    page: (languages) => welcome(service, variants, languages),
  });
  return { variants: [...variants, page] };
}

/** The page that greets people; `variants` are what its address has in other formats. */
export function welcome(
  { snapshot, examples }: Service,
  variants: readonly Variant[],
  languages: readonly string[],
): Page {
  const { base, model } = snapshot;
  const places = namedPlaces(base);
  return startPage({
    snapshot,
    languages,
    hasExamples: examples.length > 0,
    dumps: formats.map(({ name, mediaType, ending }) => ({
      name,
      mediaType,
      href: `${base}catalogue${ending}`,
    })),
    alternates: alternatesOf(variants),
    places: hasRules(model) ? places : { ...places, dcat: undefined },
  });
}
