import type { Resource } from '../../store/resource.ts';
import type { Place } from '../order/order.ts';
import { userError } from '../user-error.ts';
import { placeIn } from './cursor.ts';
import { PageOfList, type OrderedList } from './page-of-list.ts';

/** How many resources a page has when nothing is said, and how many it may have. */
export interface PageLimits {
  readonly pageSize: number;
  readonly maxPageSize: number;
}

/** The paging arguments of a connection; `null` says no more than leaving one out. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** The part of a list that the arguments ask for (Relay cursor connections, section 4.4). */
export function pageOf(ordered: OrderedList, args: PageArguments, limits: PageLimits): PageOfList {
  const first = sizeOf('first', args.first, limits);
  const last = sizeOf('last', args.last, limits);
  if (first !== undefined && last !== undefined)
    throw userError('expected first or last, got both');
  const { list, order } = ordered;
  const place = (cursor: string, argument: string): Place => placeIn(cursor, order, argument);
  const from = args.after == null ? 0 : position(ordered, place(args.after, 'after'), true);
  const to =
    args.before == null ? list.length : position(ordered, place(args.before, 'before'), false);
  return last === undefined
    ? forwards(ordered, { from, to, size: first ?? limits.pageSize })
    : backwards(ordered, { from, to, size: last });
}

/** Where in a list a page may be, and how much of it that is wanted it holds at most. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

/** Of a list with a filter no more is looked at than the page needs. */
function forwards(ordered: OrderedList, { from, to, size }: Window): PageOfList {
  const { list, keeps } = ordered;
  if (!keeps) {
    const end = Math.min(to, from + size);
    return new PageOfList(ordered, list.slice(from, Math.max(from, end)), { start: from, end });
  }
  const nodes: Resource[] = [];
  let at = from;
  for (; at < to && nodes.length < size; at += 1) {
    const resource = list[at];
    if (resource && keeps(resource)) nodes.push(resource);
  }
  return new PageOfList(ordered, nodes, { start: from, end: Math.min(to, at) });
}

function backwards(ordered: OrderedList, { from, to, size }: Window): PageOfList {
  const { list, keeps = () => true } = ordered;
  const nodes: Resource[] = [];
  let at = to;
  while (at > from && nodes.length < size) {
    at -= 1;
    const resource = list[at];
    if (resource && keeps(resource)) nodes.push(resource);
  }
  return new PageOfList(ordered, nodes.reverse(), { start: Math.max(from, at), end: to });
}

function sizeOf(
  name: string,
  size: number | null | undefined,
  { maxPageSize }: PageLimits,
): number | undefined {
  if (size == null) return undefined;
  if (size >= 0 && size <= maxPageSize) return size;
  throw userError(`${name}: expected a number from 0 to ${maxPageSize}, got ${size}`);
}

/** Where in an ordered list a place is, or would be; `isPast`: the position after it. */
function position({ list, order }: OrderedList, place: Place, isPast: boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const resource = list[middle];
    const found = resource ? order.compare(order.placeOf(resource), place) : 1;
    if (found < 0 || (isPast && found === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
