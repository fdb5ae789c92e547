import { datasets } from '../../check/datasets.ts';
import { collectionAddress, describingCollection } from '../../linked-data/collection.ts';
import { describeAll, documentOf, everything } from '../../linked-data/description.ts';
import { describingHarvestPage } from '../../linked-data/harvest-page.ts';
import { voidDocument as describeVoid } from '../../linked-data/void.ts';
import { withDocumentPrefixes } from '../../linked-data/writing.ts';
import type { Shape } from '../../model/model.ts';
import type { Resource } from '../../reading/view.ts';
import { classifiedShapes } from '../../model/hierarchy.ts';
import { routes } from '../routes.ts';
import { hasWhole, type Service } from '../service.ts';
import { pagedVariants } from './paged-variants.ts';
import { rdfVariants } from './rdf-variants.ts';
import { tableVariants } from './table-variants.ts';
import { PAGE_ENDING, type ServedDocument } from './served-document.ts';

/** The whole catalogue: every statement there is; for people the page with the ways in. */
export function catalogueDocument({ snapshot, writing, dump }: Service): ServedDocument {
  const address = snapshot.base + routes.catalogue.path;
  return {
    variants: rdfVariants(() => describeAll(everything(snapshot)), { address, writing, dump }),
    shows: { subject: { kind: 'start' }, address: snapshot.base, location: address + PAGE_ENDING },
  };
}

/**
 * The base address: for people a page with the ways in; for RDF clients the first page for harvesters, or else what the
 * catalogue says of itself, or else all that is in it.
 */
export function startDocument(service: Service, query: URLSearchParams): ServedDocument {
  const { snapshot, writing } = service;
  const own = snapshot.find(snapshot.base);
  const graph =
    dcatDocument(service, query) ??
    (own
      ? { variants: rdfVariants(() => documentOf(own), { address: snapshot.base, writing }) }
      : hasWhole(service)
        ? catalogueDocument(service)
        : { variants: [] });
  const shows = {
    subject: { kind: 'start' },
    address: snapshot.base,
    location: undefined,
  } as const;
  return { ...graph, shows };
}

/** A resource's own document. */
export function resourceDocument(resource: Resource, { writing }: Service): ServedDocument {
  const address = resource.id;
  return {
    variants: rdfVariants(() => documentOf(resource), { address, writing }),
    shows: { subject: { kind: 'resource', resource }, address, location: address + PAGE_ENDING },
  };
}

/** A page of all resources of a shape, and tables of all of them; `undefined` where there is no such page. */
export function collectionDocument(
  shape: Shape,
  query: URLSearchParams,
  service: Service,
): ServedDocument | undefined {
  const { snapshot, writing } = service;
  const list = {
    address: collectionAddress(shape, snapshot),
    base: snapshot.base,
    members: snapshot.ofShape(shape),
  };
  const paged = pagedVariants(
    {
      list,
      writing: withDocumentPrefixes(writing),
      describing: (page) => describingCollection(shape, page, snapshot),
      subject: () => ({ kind: 'collection', shape, query }),
    },
    query,
  );
  return (
    paged && {
      ...paged,
      variants: [...paged.variants, ...tableVariants(shape, query, service)],
    }
  );
}

/** Whether a client asks for the view for harvesters by a profile that it follows. */
export function wantsDcat(profiles: readonly string[], { snapshot }: Service): boolean {
  return profiles.some((profile) => snapshot.model.profiles.includes(profile));
}

/** A page of the view for harvesters (DCAT-AP); `undefined` where the ontology has no rules for it, or there is no such page. */
export function dcatDocument(
  { snapshot, harvestWriting }: Service,
  query: URLSearchParams,
): ServedDocument | undefined {
  if (!harvestWriting) return undefined;
  const list = {
    address: snapshot.base + routes.dcat.path,
    base: snapshot.base,
    members: datasets(snapshot),
  };
  return pagedVariants(
    {
      list,
      writing: harvestWriting,
      describing: (page) => describingHarvestPage(snapshot, page),
      subject: (page) => ({ kind: 'datasets', page }),
      profiles: snapshot.model.profiles,
    },
    query,
  );
}

/** The page with a picture of the whole; `undefined` where the ontology classifies nothing. */
export function overviewDocument({ snapshot }: Service): ServedDocument | undefined {
  if (!classifiedShapes(snapshot.model).length) return undefined;
  const address = snapshot.base + routes.overview.path;
  return {
    variants: [],
    shows: { subject: { kind: 'overview' }, address, location: address + PAGE_ENDING },
  };
}

/** What programs can read here: a page for those who write them. */
export function developersDocument({ snapshot }: Service): ServedDocument {
  const address = snapshot.base + routes.developers.path;
  return {
    variants: [],
    shows: { subject: { kind: 'developers' }, address, location: address + PAGE_ENDING },
  };
}

/** What the catalogue is as a set of triples (VoID). */
export function voidDocument({ snapshot, writing }: Service): ServedDocument {
  const address = snapshot.base + routes.void.path;
  return {
    variants: rdfVariants(() => describeVoid(snapshot), {
      address,
      writing: withDocumentPrefixes(writing),
    }),
  };
}
