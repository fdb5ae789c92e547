import type { Resource } from '../../store/resource.ts';
import { addressIn } from './cursor.ts';
import { userError } from '../user-error.ts';

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
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** The part of a list that the arguments ask for (Relay cursor connections, section 4.4). The list is by address. */
export function pageOf(list: readonly Resource[], args: PageArguments, limits: PageLimits): Page {
  const first = sizeOf('first', args.first, limits);
  const last = sizeOf('last', args.last, limits);
  if (first !== undefined && last !== undefined)
    throw userError('expected first or last, got both');
  const from = args.after == null ? 0 : position(list, addressIn(args.after, 'after'), true);
  const to =
    args.before == null ? list.length : position(list, addressIn(args.before, 'before'), false);
  const start = last === undefined ? from : Math.max(from, to - last);
  const end = last === undefined ? Math.min(to, from + (first ?? limits.pageSize)) : to;
  return {
    totalCount: list.length,
    nodes: list.slice(start, Math.max(start, end)),
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

/** Where in a list by address an address stands, or would stand; `past`: the place after it. */
function position(list: readonly Resource[], address: string, past: boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const id = list[middle]?.id ?? '';
    if (id < address || (past && id === address)) low = middle + 1;
    else high = middle;
  }
  return low;
}
