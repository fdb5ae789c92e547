import type { Parts } from '../../reading/plan.ts';
import type { Place } from '../../reading/question.ts';
import type { Row } from '../engine/engine.ts';
import {
  every,
  filter,
  variable,
  type Expression,
  type Pattern,
  type Select,
} from '../query/query.ts';
import { numberIn } from '../load/rows.ts';
import type { LoadedParts } from '../view/remote-list.ts';
import { MEMBER, type AskedList } from './extents.ts';
import { cutPosition } from './cut-positions.ts';
import { placedIn, placedKinds, type Between, type Placed } from './placed.ts';
import { inWindow, placeWindow } from './place-window.ts';
import { positionOf } from './positions.ts';

/** The page, the total and what is around, of one list: as much as is wanted of it. */
export async function loadPage(
  list: AskedList,
  parts: Pick<Parts, 'nodes' | 'total' | 'around'>,
): Promise<Omit<LoadedParts, 'facets' | 'groups'>> {
  const between = await placesOf(list);
  const [window, total, beyond] = await Promise.all([
    parts.nodes || parts.around ? loadWindow(list, between) : undefined,
    parts.total ? loadTotal(list) : undefined,
    parts.around ? loadBeyond(list, between) : undefined,
  ]);
  return {
    ...(window && { nodes: window.nodes.map(({ resource }) => resource) }),
    ...(total !== undefined && { total }),
    ...(window && beyond && aroundOf(list, window.hasMore, beyond)),
  };
}

/** Where the places of a question are. */
export async function placesOf(list: AskedList): Promise<Between> {
  const { question, order, loading } = list;
  const { after, before } = question.window;
  const find = (place: Place | undefined, side: 'after' | 'before') => {
    if (!place) return undefined;
    return place.cut ? cutPosition(place, list, side) : positionOf(place, order, loading);
  };
  const [start, end] = await Promise.all([find(after, 'after'), find(before, 'before')]);
  return { after: start, before: end };
}

interface LoadedWindow {
  readonly nodes: readonly Placed[];
  /** Whether there are more between the places, beyond the end that the window does not begin at. */
  readonly hasMore: boolean;
}

async function loadWindow(list: AskedList, between: Between): Promise<LoadedWindow> {
  const { size, from } = list.question.window;
  const isForwards = from === 'start';
  const found: Placed[] = [];
  let places = between;
  for (let isFirst = true; ; isFirst = false) {
    const limit = Math.min(size + 1 - found.length, list.loading.asker.maxRows);
    const part = isFirst ? placeWindow(list, places, limit) : undefined;
    const rows = await askWindow(list, limit, [
      ...within(list, places),
      ...(part ? [inWindow(part)] : []),
    ]);
    found.push(...rows.map((row) => placedIn(row, list)));
    const isWhole = rows.length < limit && (part?.isAll ?? true);
    if (isWhole || found.length > size) break;
    const last = found.at(-1)?.position;
    if (!last) continue;
    places = isForwards ? { ...places, after: last } : { ...places, before: last };
  }
  const nodes = found.slice(0, size === Infinity ? undefined : size);
  return { nodes: isForwards ? nodes : nodes.reverse(), hasMore: found.length > size };
}

function askWindow(
  list: AskedList,
  limit: number,
  where: readonly Pattern[],
): Promise<readonly Row[]> {
  const { order, question, loading, joined } = list;
  const select: Select = {
    columns: [MEMBER, ...list.shapes, ...order.columns],
    isDistinct: joined !== undefined,
    where: [...(joined ?? list.members()), ...list.shaped, ...order.patterns(MEMBER), ...where],
    orderBy: order.sorting(question.window.from === 'start'),
    limit,
  };
  return loading.asker.ask(select, placedKinds(list));
}

function within({ order }: AskedList, { after, before }: Between): readonly Pattern[] {
  const bounds = [
    ...(after ? [order.beside(after, 'after')] : []),
    ...(before ? [order.beside(before, 'before')] : []),
  ];
  return bounds.length ? [filter(every(bounds))] : [];
}

async function loadTotal(list: AskedList): Promise<number> {
  const { extents, question, loading } = list;
  if (extents.kind === 'class' && !question.where)
    return loading.version.about.members[extents.shape.name]?.[0] ?? 0;
  const count = variable('n');
  const [row] = await loading.asker.ask(
    { columns: [{ kind: 'count', as: count }], where: list.members(), limit: 1 },
    { n: 'integer' },
  );
  return row ? numberIn(row, count.name) : 0;
}

/** Whether there is any before the place that a window is after, and any after the place that it is before. */
interface Beyond {
  readonly isBefore: boolean;
  readonly isAfter: boolean;
}

async function loadBeyond(list: AskedList, { after, before }: Between): Promise<Beyond> {
  const { order } = list;
  const [isBefore, isAfter] = await Promise.all([
    after ? isAny(list, order.beside(after, 'before', true)) : false,
    before ? isAny(list, order.beside(before, 'after', true)) : false,
  ]);
  return { isBefore, isAfter };
}

async function isAny(list: AskedList, where: Expression): Promise<boolean> {
  const rows = await list.loading.asker.ask(
    {
      columns: [MEMBER],
      where: [...list.members(), ...list.order.patterns(MEMBER), filter(where)],
      limit: 1,
    },
    { s: 'iri' },
  );
  return rows.length > 0;
}

function aroundOf(
  { question }: AskedList,
  hasMore: boolean,
  { isBefore, isAfter }: Beyond,
): Pick<LoadedParts, 'before' | 'after'> {
  return question.window.from === 'start'
    ? { before: isBefore, after: hasMore || isAfter }
    : { before: hasMore || isBefore, after: isAfter };
}
