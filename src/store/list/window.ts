import { isAt } from '../../reading/cut-place.ts';
import { firstPlace } from '../../reading/halving.ts';
import type { Place, Window } from '../../reading/question.ts';
import type { Resource } from '../../reading/view.ts';
import { pieceOf, type Work } from '../../reading/work.ts';
import type { Filter } from './filter.ts';
import type { Ordered } from './ordered-class.ts';

/** The resources in a window, and where in the ordered list it starts and ends. */
export interface Part {
  readonly nodes: readonly Resource[];
  readonly start: number;
  readonly end: number;
}

/** What a window takes of a list: what a filter keeps, each for so many units of work; all where there is no filter. */
interface Taken {
  readonly keeps: Filter | undefined;
  readonly weight: number;
}

/** The part of an ordered list that a window shows (Relay cursor connections, section 4.4). */
export function* windowing(
  ordered: Ordered,
  { keeps, weight }: Taken,
  { after, before, size, from: end }: Window,
): Work<Part> {
  const { list } = ordered;
  const from = after ? positionOf(after, ordered, 'after') : 0;
  const to = before ? positionOf(before, ordered, 'before') : list.length;
  const isForwards = end === 'start';
  if (!keeps) return slice(list, { from, to, size, isForwards });
  const nodes: Resource[] = [];
  const take = { list, keeps, nodes, from, to, size, step: isForwards ? 1 : -1 };
  let at = isForwards ? from : to - 1;
  // Of a list with a filter no more is read than the window needs.
  while (at >= from && at < to && nodes.length < size) {
    at = takeFrom(at, take, pieceOf(weight));
    yield;
  }
  if (isForwards) return { nodes, start: from, end: Math.min(to, Math.max(from, at)) };
  return { nodes: nodes.reverse(), start: Math.max(from, Math.min(at + 1, to)), end: to };
}

/** What is taken of a list, in which direction. */
interface Taking {
  readonly list: readonly Resource[];
  readonly keeps: Filter;
  readonly nodes: Resource[];
  readonly from: number;
  readonly to: number;
  readonly size: number;
  readonly step: number;
}

/** Takes the matches from a place on, testing so many resources at most; gives the place where it ended. */
function takeFrom(start: number, taking: Taking, most: number): number {
  const { list, keeps, nodes, from, to, size, step } = taking;
  let at = start;
  for (let seen = 0; seen < most && at >= from && at < to && nodes.length < size; seen += 1) {
    const resource = list[at];
    if (resource && keeps(resource)) nodes.push(resource);
    at += step;
  }
  return at;
}

/** Where in the list the window may be, how many resources it may have, and from which end they are taken. */
interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly size: number;
  readonly isForwards: boolean;
}

function slice(list: readonly Resource[], { from, to, size, isForwards }: Bounds): Part {
  const [start, end] = isForwards
    ? [from, Math.min(to, from + size)]
    : [Math.max(from, to - size), to];
  const isWhole = start === 0 && end >= list.length;
  const nodes = isWhole ? list : list.slice(start, Math.max(start, end));
  return { nodes, start, end };
}

/** Where in an ordered list the part after a place begins, or the part before it ends. */
function positionOf(place: Place, ordered: Ordered, side: 'after' | 'before'): number {
  const { order } = ordered;
  if (place.cut) return positionOfCut(place, ordered, side);
  const isPast = side === 'after';
  return firstPlace(ordered.list, (resource) => {
    const found = order.compare(order.placeOf(resource), place);
    return isPast ? found > 0 : found >= 0;
  });
}

/**
 * The same for a place that is cut: only its beginning is given. Several resources may begin alike: it is at the one that has
 * the digest; where that is gone, the part begins before all of them, or ends after them. So some may come again, but none
 * is passed over.
 */
function positionOfCut(place: Place, ordered: Ordered, side: 'after' | 'before'): number {
  const { list, order } = ordered;
  const start = firstPlace(list, (resource) => order.compareToCut(resource, place) >= 0);
  const end = firstPlace(list, (resource) => order.compareToCut(resource, place) > 0);
  const isAfter = side === 'after';
  const isThere = (resource: Resource | undefined): boolean =>
    resource !== undefined && isAt(order.placeOf(resource), place);
  for (let at = start; at < end; at += 1) if (isThere(list[at])) return isAfter ? at + 1 : at;
  // Letters that sort as one ("ch", "aa") may be cut apart: then its beginning sorts elsewhere.
  const at = list.findIndex(isThere);
  if (at >= 0) return isAfter ? at + 1 : at;
  return isAfter ? start : end;
}
