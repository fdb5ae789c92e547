import { harvestPage } from '../../linked-data/harvest-page.ts';
import { pageLinks } from '../../linked-data/page-relations.ts';
import { datasets } from '../../check/datasets.ts';
import { harvestPage as htmlPage } from '../../site/harvest-page.ts';
import { routes } from '../routes.ts';
import type { Service } from '../service.ts';
import { listedOn, pagedVariants } from './paged-variants.ts';
import { alternatesOf, pageVariant } from './page-variant.ts';
import type { ServedDocument } from './served-document.ts';

/** Whether someone asks for the view for harvesters by a profile that it follows. */
export function wantsDcat(profiles: readonly string[], { snapshot }: Service): boolean {
  return profiles.some((profile) => snapshot.model.profiles.includes(profile));
}

/** A page of the view for harvesters (DCAT-AP); `undefined` where the ontology has no rules for it, or there is no such page. */
export function dcatDocument(service: Service, query: URLSearchParams): ServedDocument | undefined {
  const paged = dcatPage(service, query);
  if (!paged) return undefined;
  const { snapshot } = service;
  const { variants, page, movedTo } = paged;
  const html = pageVariant({
    location: page.self,
    links: () => pageLinks(page),
    page: (languages) =>
      htmlPage({
        ...listedOn(page),
        check: snapshot.base + routes.check.path,
        alternates: alternatesOf(variants),
        snapshot,
        languages,
      }),
  });
  return { variants: [...variants, html], movedTo };
}

/** The same page in every syntax of RDF, and in no other form. */
export function dcatPage({ snapshot, harvestWriting }: Service, query: URLSearchParams) {
  if (!harvestWriting) return undefined;
  const paged = pagedVariants(
    {
      list: {
        address: `${snapshot.base}${routes.dcat.path}`,
        base: snapshot.base,
        members: datasets(snapshot),
      },
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
