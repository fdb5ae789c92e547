import { integer } from '../rdf/literal.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { Resource } from '../store/resource.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { hydra } from './document-vocabulary.ts';
import type { Page } from './paging.ts';
import type { Statements } from './statements.ts';

/** The links from a page to those around it, by their registered relations (RFC 8288). */
export function pageLinks({ first, previous, next, last }: Page): { rel: string; href: string }[] {
  return Object.entries({ first, prev: previous, next, last }).flatMap(([rel, href]) =>
    href === undefined ? [] : [{ rel, href }],
  );
}

/**
 * Adds what a page says of itself and of the collection that it is a part of (Hydra Core, section 5.2). Harvesters look for
 * the one node of a type that they know, then for `next` or `nextPage` on it: CKAN and piveau for a `hydra:PagedCollection`,
 * which piveau wants to have `totalItems`, udata for a `hydra:PartialCollectionView`. So the page is both.
 */
export function addPaging(statements: Statements, page: Page, collection: Resource): void {
  const { snapshot } = collection;
  const view = pageNode(page.self, snapshot);
  statements.link(collection, rdf.type, hydra.Collection);
  statements.add(collection, hydra.totalItems, [integer(page.total)]);
  statements.add(collection, hydra.view, [view]);
  statements.link(view, rdf.type, hydra.PartialCollectionView);
  statements.link(view, rdf.type, hydra.PagedCollection);
  statements.add(view, hydra.totalItems, [integer(page.total)]);
  statements.add(view, hydra.itemsPerPage, [integer(page.size)]);
  for (const name of ['first', 'previous', 'next', 'last'] as const) {
    const address = page[name];
    if (address === undefined) continue;
    statements.add(view, hydra[name], [pageNode(address, snapshot)]);
    statements.add(view, hydra[`${name}Page`], [pageNode(address, snapshot)]);
  }
  const { next, others } = page;
  if (next === undefined) return;
  // Comunica follows what is said of the very address that it asked at.
  for (const other of others) {
    const asked = other === collection.id ? collection : pageNode(other, snapshot);
    statements.add(asked, hydra.next, [pageNode(next, snapshot)]);
  }
}

/** A page as a node of its document. The snapshot does not remember it: a list has as many pages as it has members. */
export function pageNode(address: string, snapshot: Snapshot): Resource {
  return new Resource(address, snapshot);
}
