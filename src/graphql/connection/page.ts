import type { Resource } from '../../store/resource.ts';
import type { Order, Place } from '../order/order.ts';
import { userError } from '../user-error.ts';
import { placeIn } from './cursor.ts';

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

/** A part of a list, and whether more lies on either side of it. */
export interface Page {
  readonly totalCount: number;
  readonly nodes: readonly Resource[];
  readonly order: Order;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A list in its order. */
interface OrderedList {
  readonly list: readonly Resource[];
  readonly order: Order;
}

/** The part of a list that the arguments ask for (Relay cursor connections, section 4.4). */
export function pageOf(
  { list, order }: OrderedList,
  args: PageArguments,
  limits: PageLimits,
): Page {
  const first = sizeOf('first', args.first, limits);
  const last = sizeOf('last', args.last, limits);
  if (first !== undefined && last !== undefined)
    throw userError('expected first or last, got both');
  const place = (cursor: string, argument: string): Place => placeIn(cursor, order, argument);
  const ordered = { list, order };
  const from = args.after == null ? 0 : position(ordered, place(args.after, 'after'), true);
  const to =
    args.before == null ? list.length : position(ordered, place(args.before, 'before'), false);
  const start = last === undefined ? from : Math.max(from, to - last);
  const end = last === undefined ? Math.min(to, from + (first ?? limits.pageSize)) : to;
  return {
    totalCount: list.length,
    nodes: list.slice(start, Math.max(start, end)),
    order,
    hasNextPage: end < list.length,
    hasPreviousPage: start > 0,
  };
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
