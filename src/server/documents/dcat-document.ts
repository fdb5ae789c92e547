import { harvestPage } from '../../linked-data/harvest-page.ts';
import { datasets } from '../../store/datasets.ts';
import type { Service } from '../service.ts';
import { pagedVariants } from './paged-variants.ts';
import type { ServedDocument } from './served-document.ts';

/** Whether someone asks for the view for harvesters by a profile that it follows. */
export function wantsDcat(profiles: readonly string[], { snapshot }: Service): boolean {
  return profiles.some((profile) => snapshot.model.profiles.includes(profile));
}

/** A page of the view for harvesters (DCAT-AP); `undefined` where the ontology has no rules for it, or there is no such page. */
export function dcatDocument(
  { snapshot, harvestWriting }: Service,
  query: URLSearchParams,
): ServedDocument | undefined {
  if (!harvestWriting) return undefined;
  const listed = datasets(snapshot);
  const paged = pagedVariants(
    {
      address: `${snapshot.base}dcat`,
      total: listed.length,
      writing: harvestWriting,
      describe: (page) => harvestPage(snapshot, page),
    },
    query,
  );
  return (
    paged && {
      variants: paged.variants.map((variant) => ({
        ...variant,
        profiles: [...(variant.profiles ?? []), ...snapshot.model.profiles],
      })),
    }
  );
}
