import { integer } from '../rdf/literal.ts';
import { rdf } from '../rdf/vocabulary.ts';
import type { Resource, View } from '../reading/view.ts';
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
 * Adds the statements of a page about itself and about its collection (Hydra Core, section 5.2). Harvesters look for
 * the one node of a type that they know, then for `next` or `nextPage` on it: CKAN and piveau for a `hydra:PagedCollection`,
 * which piveau wants to have `totalItems`, udata for a `hydra:PartialCollectionView`. So the page is both.
 */
export function addPaging(statements: Statements, page: Page, collection: Resource): void {
  const { view } = collection;
  const node = pageNode(page.self, view);
  statements.link(collection, rdf.type, hydra.Collection);
  statements.add(collection, hydra.totalItems, [integer(page.total)]);
  statements.add(collection, hydra.view, [node]);
  statements.link(node, rdf.type, hydra.PartialCollectionView);
  statements.link(node, rdf.type, hydra.PagedCollection);
  statements.add(node, hydra.totalItems, [integer(page.total)]);
  statements.add(node, hydra.itemsPerPage, [integer(page.size)]);
  for (const name of ['first', 'previous', 'next', 'last'] as const) {
    const address = page[name];
    if (address === undefined) continue;
    statements.add(node, hydra[name], [pageNode(address, view)]);
    statements.add(node, hydra[`${name}Page`], [pageNode(address, view)]);
  }
  const { next, others } = page;
  if (next === undefined) return;
  // Comunica follows statements about the address that it requested.
  for (const other of others) {
    const asked = other === collection.id ? collection : pageNode(other, view);
    statements.add(asked, hydra.next, [pageNode(next, view)]);
  }
}

/** A page as a node of its document. The view does not remember it: a list has as many pages as it has members. */
export function pageNode(address: string, view: View): Resource {
  return view.passingResource(address);
}
