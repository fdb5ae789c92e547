import { collectionShape } from '../../linked-data/collection.ts';
import { findResource } from '../../reading/find-resource.ts';
import { routes } from '../routes.ts';
import type { Service } from '../service.ts';
import {
  catalogueDocument,
  collectionDocument,
  dcatDocument,
  resourceDocument,
  startDocument,
  voidDocument,
  wantsDcat,
} from './catalogue-documents.ts';
import { harvestCheckDocument } from './harvest-check-document.ts';
import { contextDocument, ontologyDocument, schemaDocument } from './model-documents.ts';
import { withPage } from './page-variant.ts';
import type { ServedDocument } from './served-document.ts';

/** What a request asks for, before it is known in which form. */
interface Asked {
  /** The address, under the base address and without an ending. */
  readonly address: string;
  readonly query: URLSearchParams;
  /** The profiles that it would like. */
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
  [routes.ontology.path]: ontologyDocument('ontology'),
  [routes.schema.path]: schemaDocument,
  [routes.shapes.path]: ontologyDocument('shapes'),
  [routes.void.path]: voidDocument,
};

/** The document at an address without an ending, with its page; `undefined` where there is none. */
export function findDocument(asked: Asked, service: Service): ServedDocument | undefined {
  const document = bareDocument(asked, service);
  return document && withPage(document, service);
}

function bareDocument(asked: Asked, service: Service): ServedDocument | undefined {
  const { snapshot } = service;
  const path = asked.address.slice(snapshot.base.length);
  if (Object.hasOwn(documents, path)) return documents[path]?.(service, asked);
  const shape = collectionShape(path, snapshot.model);
  if (shape) return collectionDocument(shape, asked.query, service);
  const resource = findResource(snapshot, asked.address);
  return resource && resourceDocument(resource, service);
}
