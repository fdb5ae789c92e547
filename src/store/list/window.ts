import type { Place, Window } from '../../reading/question.ts';
import type { Resource } from '../../reading/view.ts';
import type { Filter } from './filter.ts';
import type { Ordered } from './ordered-class.ts';

/** The resources in a window, and where in the ordered list it starts and ends. */
export interface Part {
  readonly nodes: readonly Resource[];
  readonly start: number;
  readonly end: number;
}

/** The part of an ordered list that a window shows (Relay cursor connections, section 4.4). */
export function windowOf(ordered: Ordered, keeps: Filter | undefined, window: Window): Part {
  const { after, before } = window;
  const { list } = ordered;
  const bounds = {
    from: after ? positionOf(after, ordered, true) : 0,
    to: before ? positionOf(before, ordered, false) : list.length,
    size: window.size,
  };
  if (window.from === 'end') return backwards(list, keeps, bounds);
  return keeps ? forwards(list, keeps, bounds) : slice(list, bounds);
}

/** Where in the list the window may be, and how many resources it may have. */
interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

function slice(list: readonly Resource[], { from, to, size }: Bounds): Part {
  const end = Math.min(to, from + size);
  const isWhole = from === 0 && end >= list.length;
  const nodes = isWhole ? list : list.slice(from, Math.max(from, end));
  return { nodes, start: from, end };
}

/** Of a list with a filter no more is read than the window needs. */
function forwards(list: readonly Resource[], keeps: Filter, { from, to, size }: Bounds): Part {
  const nodes: Resource[] = [];
  let at = from;
  for (; at < to && nodes.length < size; at += 1) {
    const resource = list[at];
    if (resource && keeps(resource)) nodes.push(resource);
  }
  return { nodes, start: from, end: Math.min(to, at) };
}

function backwards(
  list: readonly Resource[],
  keeps: Filter = () => true,
  { from, to, size }: Bounds,
): Part {
  const nodes: Resource[] = [];
  let at = to;
  while (at > from && nodes.length < size) {
    at -= 1;
    const resource = list[at];
    if (resource && keeps(resource)) nodes.push(resource);
  }
  return { nodes: nodes.reverse(), start: Math.max(from, at), end: to };
}

/** Where in an ordered list a place is, or would be; `isPast`: the position after it. */
function positionOf(place: Place, { list, order }: Ordered, isPast: boolean): number {
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
