import { firstPlace } from '../reading/halving.ts';
import type { Resource } from '../reading/view.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import { keyedSearch, type PagePlace } from './page-place.ts';

/** The default page size. */
const PAGE_SIZE = 100;

/** A list that is read page by page. */
export interface PagedList {
  /** Its address, without the ending of a format. */
  readonly address: string;
  /** The base address, which the keys of its members are relative to. */
  readonly base: string;
  /** All that it has, by address. */
  readonly members: readonly Resource[];
  readonly size?: number;
}

/** The ways from a page to those around it. */
interface Ways {
  readonly first: string;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly last: string;
}

/** A page of a list, before its format is chosen. */
interface ListPart {
  /** The address of the list. */
  readonly address: string;
  readonly members: readonly Resource[];
  /** How many members of the list come before those of the page. */
  readonly start: number;
  /** How many members the list has, and how many a page has at most. */
  readonly total: number;
  readonly size: number;
  /** The query that leads to the page; it is empty for the first one. */
  readonly search: string;
  /** The queries that lead to the pages around it. */
  readonly ways: Ways;
}

/** A page of a list in a format, which the addresses of those around it keep to. */
export interface Page extends Omit<ListPart, 'ways'>, Ways {
  /** The page's own address, and those that it is answered at besides. */
  readonly self: string;
  readonly others: readonly string[];
}

/**
 * The page of a list at a place; `undefined` where there is none with such a number. After and before a resource there is
 * always a page, which may be empty: the resource itself may be gone since its address was given.
 */
export function partOf(list: PagedList, place: PagePlace): ListPart | undefined {
  const { address, members, size = PAGE_SIZE } = list;
  const total = members.length;
  const window = windowAt(members, place, size);
  const { start, end } = window;
  if (place.kind === 'number' && start > 0 && start >= total) return undefined;
  return {
    address,
    members: members.slice(start, end),
    ...{ start, total, size },
    search: (place.kind === 'before' ? to(end, list) : undefined) ?? from(start, list),
    ways: waysAround(window, { ...list, size }),
  };
}

/** A page as it is in the format that an ending names. */
export function pageIn({ ways, ...part }: ListPart, ending: string): Page {
  const { address, search } = part;
  const at = (query: string): string => address + ending + query;
  const { previous, next } = ways;
  return {
    ...part,
    self: at(search),
    others: ending === '' ? [] : [address + search],
    first: at(ways.first),
    previous: previous === undefined ? undefined : at(previous),
    next: next === undefined ? undefined : at(next),
    last: at(ways.last),
  };
}

/** The places of a page's first member and of the one after its last. */
interface Window {
  readonly start: number;
  readonly end: number;
}

function windowAt(members: readonly Resource[], place: PagePlace, size: number): Window {
  const total = members.length;
  if (place.kind === 'before') {
    const end = firstPlace(members, ({ id }) => compareTexts(id, place.id) >= 0);
    return { start: end < total ? Math.max(0, end - size) : lastStart(total, size), end };
  }
  const start = startAt(members, place, size);
  return { start, end: Math.min(start + size, total) };
}

function startAt(members: readonly Resource[], place: PagePlace, size: number): number {
  if (place.kind === 'after')
    return firstPlace(members, ({ id }) => compareTexts(id, place.id) > 0);
  return place.kind === 'number' ? (place.number - 1) * size : 0;
}

/** Where the last page begins, counted in pages from the first one. */
function lastStart(total: number, size: number): number {
  return Math.max(0, Math.ceil(total / size) - 1) * size;
}

/**
 * Pages lead to one another by the addresses of members, not by numbers: so a client that follows `next` from the first page to
 * the end, or `previous` from the end, gets each resource once that is there all the while, however many come and go meanwhile.
 */
function waysAround({ start, end }: Window, list: Required<PagedList>): Ways {
  const total = list.members.length;
  const last = from(lastStart(total, list.size), list);
  return {
    first: '',
    previous: start > 0 ? (to(start, list) ?? last) : undefined,
    next: end < total ? from(end, list) : undefined,
    last,
  };
}

/** The query that leads to the page that begins at a place: members alone are its key, so there are only so many pages. */
function from(start: number, { members, base }: PagedList): string {
  const before = start > 0 ? members[start - 1] : undefined;
  return before ? keyedSearch('after', before.id, base) : '';
}

/** The query that leads to the page that ends before a place; `undefined` where no member is there. */
function to(end: number, { members, base }: PagedList): string | undefined {
  const following = members[end];
  return following && keyedSearch('before', following.id, base);
}
