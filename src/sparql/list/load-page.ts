import type { Parts, Selection } from '../../reading/plan.ts';
import type { Place } from '../../reading/question.ts';
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
import { cardsAlong, type CardsAlong } from './cards-along.ts';
import { MEMBER, type AskedList } from './extents.ts';
import { cutPosition } from './cut-positions.ts';
import { placedIn, placedKinds, type Between, type Placed } from './placed.ts';
import { inWindow, placeWindow } from './place-window.ts';
import { positionOf } from './positions.ts';

/** The page, the total and what is around, of one list: as much as is wanted of it, perhaps with what is read of each member. */
export async function loadPage(
  list: AskedList,
  parts: Pick<Parts, 'nodes' | 'total' | 'around'>,
  each: Selection = new Map(),
): Promise<Omit<LoadedParts, 'facets' | 'groups'>> {
  const between = await placesOf(list);
  const [window, total, beyond] = await Promise.all([
    parts.nodes || parts.around ? loadWindow(list, between, cardsAlong(list, each)) : undefined,
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

async function loadWindow(
  list: AskedList,
  between: Between,
  cards: CardsAlong | undefined,
): Promise<LoadedWindow> {
  const { size, from } = list.question.window;
  const isForwards = from === 'start';
  const found: Placed[] = [];
  let places = between;
  for (let isFirst = true; ; isFirst = false) {
    const limit = Math.min(size + 1 - found.length, list.loading.asker.maxRows);
    const part = isFirst ? placeWindow(list, places, limit) : undefined;
    const where = [...within(list, places), ...(part ? [inWindow(part)] : [])];
    const placed = await askWindow(list, { limit, where, cards });
    found.push(...placed);
    const isWhole = placed.length < limit && (part?.isAll ?? true);
    if (isWhole || found.length > size) break;
    const last = found.at(-1)?.position;
    if (!last) continue;
    places = isForwards ? { ...places, after: last } : { ...places, before: last };
  }
  refuseFewer(list, found.length);
  const nodes = found.slice(0, size === Infinity ? undefined : size);
  return { nodes: isForwards ? nodes : nodes.reverse(), hasMore: found.length > size };
}

/** The first page of all resources of a class has as many as the figures of the version say. */
function refuseFewer({ extents, question, loading }: AskedList, got: number): void {
  const { after, before, size } = question.window;
  if (extents.kind !== 'class' || question.where || after || before) return;
  const { about, wholeness } = loading.version;
  const expected = Math.min(size, about.members[extents.shape.name]?.[0] ?? 0);
  if (got < expected)
    throw wholeness.missing(`Expected ${expected} of ${extents.shape.name}, got ${got}`);
}

interface Window {
  readonly limit: number;
  readonly where: readonly Pattern[];
  readonly cards: CardsAlong | undefined;
}

/** The first members, or the last ones, in the order in which they are sought. */
async function askWindow(list: AskedList, window: Window): Promise<readonly Placed[]> {
  const { limit, cards } = window;
  const select = windowOf(list, window);
  const kinds = placedKinds(list);
  const { asker } = list.loading;
  if (!cards) return (await asker.ask(select, kinds)).map((row) => placedIn(row, list));
  const around: Select = {
    columns: [...select.columns, ...cards.columns],
    where: [{ kind: 'subselect', select }, ...cards.patterns],
    limit,
  };
  const rows = await asker.ask(around, { ...kinds, ...cards.kinds });
  const placed = rows.map((row) => {
    const found = placedIn(row, list);
    cards.take(row, found.resource);
    return found;
  });
  // The order of a sub-select is not that of what is around it.
  const direction = list.question.window.from === 'start' ? 1 : -1;
  return placed.sort((a, b) => direction * list.order.compare(a.position, b.position));
}

function windowOf(list: AskedList, { limit, where }: Window): Select {
  const { order, question, joined } = list;
  return {
    columns: [MEMBER, ...list.shapes, ...order.columns],
    isDistinct: joined !== undefined,
    where: [...(joined ?? list.members()), ...list.shaped, ...order.patterns(MEMBER), ...where],
    orderBy: order.sorting(question.window.from === 'start'),
    limit,
  };
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
