import { collectionShape } from '../../linked-data/collection.ts';
import { formats } from '../../linked-data/formats.ts';
import { findResource, formerAt, withoutFinalSlash } from '../../reading/find-resource.ts';
import type { Former } from '../../reading/view.ts';
import { routes } from '../routes.ts';
import { hasWhole, type Service } from '../service.ts';
import {
  catalogueDocument,
  collectionDocument,
  dcatDocument,
  developersDocument,
  overviewDocument,
  resourceDocument,
  startDocument,
  voidDocument,
  wantsDcat,
} from './catalogue-documents.ts';
import { harvestCheckDocument } from './harvest-check-document.ts';
import { contextDocument, ontologyDocument, schemaDocument } from './model-documents.ts';
import { withPage } from './page-variant.ts';
import { PAGE_ENDING, type ServedDocument } from './served-document.ts';

/** What a request asks for, before its format is chosen. */
interface Asked {
  /** The address, under the base address and without an ending. */
  readonly address: string;
  readonly query: URLSearchParams;
  /** The profiles that it prefers. */
  readonly profiles: readonly string[];
}

type Find = (service: Service, asked: Asked) => ServedDocument | undefined;

/** The documents that are not those of one resource, by their paths under the base address. */
const documents: Readonly<Record<string, Find>> = {
  [routes.start.path]: (service, { query }) => startDocument(service, query),
  [routes.catalogue.path]: (service, { query, profiles }) =>
    (wantsDcat(profiles, service) ? dcatDocument(service, query) : undefined) ??
    catalogueDocument(service),
  [routes.context.path]: contextDocument,
  [routes.dcat.path]: (service, { query }) => dcatDocument(service, query),
  [routes.check.path]: harvestCheckDocument,
  [routes.developers.path]: developersDocument,
  [routes.ontology.path]: ontologyDocument('ontology'),
  [routes.overview.path]: overviewDocument,
  [routes.schema.path]: schemaDocument,
  [routes.shapes.path]: ontologyDocument('shapes'),
  [routes.void.path]: voidDocument,
};

/** Those that are of the catalogue as a whole. */
const WHOLE: ReadonlySet<string> = new Set([routes.catalogue.path, routes.void.path]);

/**
 * The document at an address without an ending, with its page; `undefined` where there is none. With a final slash that its
 * address has not, the way to it.
 */
export function findDocument(asked: Asked, service: Service): ServedDocument | undefined {
  const document = bareDocument(asked, service);
  return document && withPage(document, service);
}

/**
 * The document at an address of the server's own without an ending, with its page; `undefined` where the address is none.
 * It is found without the catalogue, where no resource has such an address.
 */
export function findOwnDocument(asked: Asked, service: Service): ServedDocument | undefined {
  const document = ownDocument(asked, service);
  return document && withPage(document, service);
}

function bareDocument(asked: Asked, service: Service): ServedDocument | undefined {
  const { snapshot } = service;
  const plain = withoutFinalSlash(asked.address);
  const document = documentAt(asked, service);
  if (document) return document;
  const resource = findResource(snapshot, asked.address);
  if (resource && (resource.id.endsWith('/') || plain === asked.address))
    return resourceDocument(resource, service);
  const moved = resource ? undefined : formerAt(snapshot, asked.address);
  if (moved?.status === 308) return movedDocument(moved, asked.query);
  const isThere = plain !== asked.address && documentAt({ ...asked, address: plain }, service);
  const there = resource?.id ?? (isThere ? plain : undefined);
  return there === undefined ? undefined : movedForEver(there, asked.query);
}

/** The document at an address that is none of one resource. */
function documentAt(asked: Asked, service: Service): ServedDocument | undefined {
  const shape = collectionShape(pathOf(asked, service), service.snapshot.model);
  return ownDocument(asked, service) ?? (shape && collectionDocument(shape, asked.query, service));
}

/** The document at an address of the server's own. */
function ownDocument(asked: Asked, service: Service): ServedDocument | undefined {
  const path = pathOf(asked, service);
  if (!Object.hasOwn(documents, path) || (WHOLE.has(path) && !hasWhole(service))) return undefined;
  return documents[path]?.(service, asked);
}

function pathOf({ address }: Asked, { snapshot: { base } }: Service): string {
  return address.slice(base.length);
}

/** The way to where a resource is now, in the format that was asked for. */
function movedDocument({ replacedBy }: Former, query: URLSearchParams): ServedDocument {
  const search = query.size ? `?${query.toString()}` : '';
  const [address = ''] = replacedBy;
  const movedTo = (ending: string): string => address + ending + search;
  const variants = [...formats, { ending: PAGE_ENDING, name: 'HTML', mediaType: 'text/html' }];
  return {
    variants: variants.map((format) => ({
      ...format,
      location: undefined,
      render: () => ({ pieces: [] }),
    })),
    movedTo,
    isMovedForEver: true,
  };
}

/** The way to a document that has another address. */
export function movedForEver(address: string, query: URLSearchParams): ServedDocument {
  const search = query.size ? `?${query.toString()}` : '';
  return { variants: [], movedTo: () => address + search, isMovedForEver: true };
}
