import type { Parts } from '../../reading/plan.ts';
import type { Row } from '../engine/engine.ts';
import {
  every,
  filter,
  triple,
  variable,
  type Expression,
  type Pattern,
  type Select,
} from '../query/query.ts';
import { sidecar } from '../sidecar/terms.ts';
import { addressIn, numberIn, textIn } from '../load/rows.ts';
import type { Kinds } from '../load/asking.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import type { LoadedParts } from '../view/remote-list.ts';
import { MEMBER, SHAPE, type AskedList } from './extents.ts';
import type { Position } from './order.ts';
import { positionOf } from './positions.ts';

/** A member of a list, and where it is in its order. */
export interface Placed {
  readonly resource: RemoteResource;
  readonly position: Position;
}

/** The ends of what lies between the places of a question. */
export interface Between {
  readonly after: Position | undefined;
  readonly before: Position | undefined;
}

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
export async function placesOf({ question, order, loading }: AskedList): Promise<Between> {
  const { after, before } = question.window;
  const [start, end] = await Promise.all([
    after ? positionOf(after, order, loading) : undefined,
    before ? positionOf(before, order, loading) : undefined,
  ]);
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
  for (;;) {
    const limit = Math.min(size + 1 - found.length, list.loading.asker.maxRows);
    const rows = await askWindow(list, places, limit);
    found.push(...rows.map((row) => placedIn(row, list)));
    if (rows.length < limit || found.length > size) break;
    const last = found.at(-1)?.position;
    places = isForwards ? { ...places, after: last } : { ...places, before: last };
  }
  const nodes = found.slice(0, size === Infinity ? undefined : size);
  return { nodes: isForwards ? nodes : nodes.reverse(), hasMore: found.length > size };
}

function askWindow(list: AskedList, places: Between, limit: number): Promise<readonly Row[]> {
  const { order, question, loading } = list;
  const select: Select = {
    columns: [MEMBER, SHAPE, ...order.columns],
    where: [
      ...list.members(),
      triple(MEMBER, sidecar.shape, SHAPE),
      ...order.patterns(MEMBER),
      ...within(list, places),
    ],
    orderBy: order.sorting(question.window.from === 'start'),
    limit,
  };
  return loading.asker.ask(select, placedKinds(list));
}

/** What each column of placed members has. */
export function placedKinds({ order }: AskedList): Kinds {
  const numbers = order.columns.map(({ name }) => [name, 'integer'] as const);
  return { ...Object.fromEntries(numbers), s: 'iri', h: 'text' };
}

/** A member with its place, as a row has it. */
export function placedIn(row: Row, { order, loading: { view } }: AskedList): Placed {
  const resource = view.resource(addressIn(row, MEMBER.name));
  const name = textIn(row, SHAPE.name);
  resource.know(view.model.shapes.find((shape) => shape.name === name) ?? null);
  return { resource, position: order.positionIn(row) };
}

function within({ order }: AskedList, { after, before }: Between): readonly Pattern[] {
  const bounds = [
    ...(after ? [order.beside(after, 'after')] : []),
    ...(before ? [order.beside(before, 'before')] : []),
  ];
  return bounds.length ? [filter(every(bounds))] : [];
}

async function loadTotal(list: AskedList): Promise<number> {
  const count = variable('n');
  const [row] = await list.loading.asker.ask(
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
