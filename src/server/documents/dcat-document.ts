import { harvestPage } from '../../linked-data/harvest-page.ts';
import { pageLinks } from '../../linked-data/paging.ts';
import { datasets } from '../../check/datasets.ts';
import { harvestPage as htmlPage } from '../pages/harvest-page.ts';
import type { Service } from '../service.ts';
import { CHECK_PATH } from './harvest-check-document.ts';
import { listedOn, pagedVariants } from './paged-variants.ts';
import { alternatesOf, PAGE_ENDING, pageVariant } from './page-variant.ts';
import type { ServedDocument, Variant } from './served-document.ts';

/** Whether someone asks for the view for harvesters by a profile that it follows. */
export function wantsDcat(profiles: readonly string[], { snapshot }: Service): boolean {
  return profiles.some((profile) => snapshot.model.profiles.includes(profile));
}

/** A page of the view for harvesters (DCAT-AP); `undefined` where the ontology has no rules for it, or there is no such page. */
export function dcatDocument(service: Service, query: URLSearchParams): ServedDocument | undefined {
  const paged = dcatPage(service, query);
  if (!paged) return undefined;
  const { snapshot } = service;
  const { variants, at, search } = paged;
  const page = at(PAGE_ENDING);
  const html = pageVariant({
    location: `${snapshot.base}dcat${PAGE_ENDING}${search}`,
    links: pageLinks(page),
    page: (languages) =>
      htmlPage({
        ...listedOn(page, datasets(snapshot)),
        check: snapshot.base + CHECK_PATH,
        alternates: alternatesOf(variants),
        snapshot,
        languages,
      }),
  });
  return { variants: [...variants, html] };
}

/** The same page in every syntax of RDF. */
export function dcatVariants(
  service: Service,
  query: URLSearchParams,
): readonly Variant[] | undefined {
  return dcatPage(service, query)?.variants;
}

function dcatPage({ snapshot, harvestWriting }: Service, query: URLSearchParams) {
  if (!harvestWriting) return undefined;
  const paged = pagedVariants(
    {
      address: `${snapshot.base}dcat`,
      total: datasets(snapshot).length,
      writing: harvestWriting,
      describe: (page) => harvestPage(snapshot, page),
    },
    query,
  );
  const { profiles } = snapshot.model;
  return (
    paged && {
      ...paged,
      variants: paged.variants.map((variant) => ({
        ...variant,
        profiles: [...(variant.profiles ?? []), ...profiles],
      })),
    }
  );
}
