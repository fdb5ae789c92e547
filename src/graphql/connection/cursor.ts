import { isHttpAddress } from '../../rdf/address.ts';
import type { Order, Place } from '../order/order.ts';
import { quoted, userError } from '../user-error.ts';

/** A cursor's order, and the place in it: opaque to clients, and right when the list changes. */
export function cursorOf(order: string, { keys, id }: Place): string {
  return Buffer.from(JSON.stringify([order, ...keys, id])).toString('base64url');
}

/** What a cursor must agree with. */
type CursorOrder = Pick<Order, 'signature' | 'depth'>;

/** The place that a cursor says; one that is not ours, or of another order, is the caller's mistake. */
export function placeIn(cursor: string, order: CursorOrder, argument: string): Place {
  const parts = partsOf(cursor);
  const [ownOrder, ...keys] = parts ?? [];
  const id = keys.pop();
  const isOurs = typeof id === 'string' && isHttpAddress(id) && typeof ownOrder === 'string';
  if (!isOurs || cursorOf(ownOrder, { keys, id }) !== cursor)
    throw userError(`${argument}: expected a cursor of this list, got ${quoted(cursor)}`);
  if (ownOrder !== order.signature || keys.length !== order.depth)
    throw userError(
      `${argument}: expected a cursor of the same order and languages, got one of another`,
    );
  return { keys, id };
}

function partsOf(cursor: string): (string | null)[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const isPlace =
      Array.isArray(parts) && parts.every((part) => part === null || typeof part === 'string');
    return isPlace ? parts : undefined;
  } catch {
    return undefined;
  }
}
