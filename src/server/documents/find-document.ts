import { describeAll } from '../../linked-data/description.ts';
import type { Service } from '../service.ts';
import { catalogueDocument } from './catalogue-document.ts';
import { contextDocument } from './context-document.ts';
import { rdfVariants } from './rdf-variants.ts';
import { resourceDocument } from './resource-document.ts';
import type { ServedDocument } from './served-document.ts';

/** What a request asks for, before it is known in which form. */
export interface Asked {
  /** The address, under the base address. */
  readonly address: string;
  readonly search: URLSearchParams;
  /** The profiles that it would like. */
  readonly profiles: readonly string[];
}

/** The documents that are not those of one resource, by their paths under the base address. */
const documents: Readonly<
  Record<string, (service: Service, asked: Asked) => ServedDocument | undefined>
> = {
  catalogue: catalogueDocument,
  context: contextDocument,
};

/** The document at an address without an ending; `undefined` where there is none. */
export function findDocument(asked: Asked, service: Service): ServedDocument | undefined {
  const { snapshot } = service;
  const path = asked.address.slice(snapshot.base.length);
  const special = Object.hasOwn(documents, path) ? documents[path] : undefined;
  if (special) return special(service, asked);
  const resource = snapshot.find(asked.address) ?? snapshot.find(decoded(asked.address));
  return resource && resourceDocument(resource, service);
}

/** A path comes percent-encoded; the address in the data may be an IRI with the letters themselves. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
