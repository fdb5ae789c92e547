import { integer } from '../rdf/literal.ts';
import { rdf } from '../rdf/vocabulary.ts';
import type { Resource } from '../reading/view.ts';
import { hydra } from './document-vocabulary.ts';
import type { Statements } from './statements.ts';

/** How many items a page holds. */
const PAGE_SIZE = 100;

/** Which page of which list. */
interface Asked {
  /** The address of the whole list, without the ending of a format. */
  readonly address: string;
  /** The ending of the format that the page is written in, which its links keep; empty for none. */
  readonly ending: string;
  /** How many items the list has. */
  readonly total: number;
  readonly size?: number;
  /** The page's number; the first is 1. */
  readonly number: number;
}

/** One page of a list, with the addresses of those around it. */
export interface Page extends Required<Asked> {
  /** The place of its first item in the list, and the place after its last one. */
  readonly start: number;
  readonly end: number;
  /** The page's own address, and those that it is answered at besides. */
  readonly self: string;
  readonly others: readonly string[];
  readonly first: string;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly last: string;
}

/** A page of a list; `undefined` where there is no such page. A list without items has one page. */
export function pageOf({ size = PAGE_SIZE, ...asked }: Asked): Page | undefined {
  const { address, ending, total, number } = asked;
  const count = Math.max(1, Math.ceil(total / size));
  if (!Number.isInteger(number) || number < 1 || number > count) return undefined;
  const at = (each: number): string => `${address}${ending}?page=${each}`;
  const neutral = [
    `${address}?page=${number}`,
    ...(number === 1 ? [address + ending, address] : []),
  ];
  return {
    ...asked,
    size,
    start: (number - 1) * size,
    end: Math.min(number * size, total),
    self: at(number),
    others: [...new Set(neutral)].filter((other) => other !== at(number)),
    first: at(1),
    previous: number > 1 ? at(number - 1) : undefined,
    next: number < count ? at(number + 1) : undefined,
    last: at(count),
  };
}

/** The page that a query asks for: the first where it says nothing; `undefined` where it says `page` twice, or no number. */
export function pageNumber(search: URLSearchParams): number | undefined {
  const [text = '1', second] = search.getAll('page');
  return second === undefined && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}

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
  const view = collection.view.resource(page.self);
  statements.link(collection, rdf.type, hydra.Collection);
  statements.add(collection, hydra.totalItems, [integer(page.total)]);
  statements.link(collection, hydra.view, view.id);
  statements.link(view, rdf.type, hydra.PartialCollectionView);
  statements.link(view, rdf.type, hydra.PagedCollection);
  statements.add(view, hydra.totalItems, [integer(page.total)]);
  statements.add(view, hydra.itemsPerPage, [integer(page.size)]);
  for (const name of ['first', 'previous', 'next', 'last'] as const) {
    const address = page[name];
    if (address === undefined) continue;
    statements.link(view, hydra[name], address);
    statements.link(view, hydra[`${name}Page`], address);
  }
  const { next, others } = page;
  if (next === undefined) return;
  // Comunica follows what is said of the very address that it asked at.
  for (const other of others) statements.link(collection.view.resource(other), hydra.next, next);
}
