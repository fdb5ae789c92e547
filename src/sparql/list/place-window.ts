import { compare, every, filter, integer, variable, type Pattern } from '../query/query.ts';
import type { AskedList } from './extents.ts';
import type { Between } from './placed.ts';

/** A part of the places of all resources, both ends included. */
interface PlaceWindow {
  readonly first: number;
  readonly last: number;
  /** Whether no member is beyond it. */
  readonly isAll: boolean;
}

/** So much wider than its members are apart on average is a part in which so many are sought. */
const ROOM = 1.5;

/**
 * The places at which the next members of a class most probably are, in the order of addresses; `undefined` where the list
 * has another order, or conditions. An engine need not sort a whole class for a page then.
 */
export function placeWindow(
  { extents, question, loading }: AskedList,
  { after, before }: Between,
  count: number,
): PlaceWindow | undefined {
  if (extents.kind !== 'class' || question.order.length || question.where) return undefined;
  const members = loading.version.about.members[extents.shape.name];
  if (!members) return undefined;
  const [size, first, last] = members;
  const start = Math.max(first, Math.floor(after?.[0] ?? first));
  const end = Math.min(last, Math.ceil(before?.[0] ?? last));
  // One more, since a place that is named may be in it.
  const width = Math.ceil((count * ROOM * (last - first + 1)) / size) + 1;
  if (end - start < width) return { first: start, last: end, isAll: true };
  return question.window.from === 'start'
    ? { first: start, last: start + width, isAll: false }
    : { first: end - width, last: end, isAll: false };
}

/** What keeps members in a part of the places. */
export function inWindow({ first, last }: PlaceWindow): Pattern {
  const place = variable('a');
  return filter(every([compare(place, '>=', integer(first)), compare(place, '<=', integer(last))]));
}
