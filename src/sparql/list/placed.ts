import type { Row } from '../engine/engine.ts';
import type { Kinds } from '../load/asking.ts';
import { addressIn, textIn } from '../load/rows.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { MEMBER, SHAPE, type AskedList } from './extents.ts';
import type { Position } from './order.ts';

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

/** What each column of placed members has. */
export function placedKinds({ order }: AskedList): Kinds {
  const numbers = order.columns.map(({ name }) => [name, 'integer'] as const);
  return { ...Object.fromEntries(numbers), s: 'iri', h: 'text' };
}

/** A member with its place, as a row has it. */
export function placedIn(row: Row, { extents, order, loading: { view } }: AskedList): Placed {
  const resource = view.resource(addressIn(row, MEMBER.name));
  const name = extents.kind === 'class' ? extents.shape.name : textIn(row, SHAPE.name);
  resource.knowNamed(name);
  return { resource, position: order.positionIn(row) };
}
