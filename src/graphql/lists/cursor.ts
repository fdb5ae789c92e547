import { isHttpAddress } from '../../rdf/address.ts';
import type { Place, Question } from '../../reading/question.ts';
import { quoted, userError } from '../user-error.ts';

/** What a cursor says of the order that it belongs to. */
type CursorOrder = Pick<Question, 'order' | 'languages'>;

/** A cursor's order, and the place in it: opaque to clients, and right when the list changes. */
export function cursorOf(order: CursorOrder, place: Place): string {
  return encoded(signatureOf(order), place);
}

function encoded(signature: string, { keys, id }: Place): string {
  return Buffer.from(JSON.stringify([signature, ...keys, id])).toString('base64url');
}

function signatureOf({ order, languages }: CursorOrder): string {
  const names = order.map(({ field, isDown }) => `${isDown ? '-' : ''}${field.name}`);
  const isText = order.some(({ field }) => field.range.kind === 'text');
  return [...names, ...(isText ? languages.map((tag) => `@${tag}`) : [])].join();
}

/** The place that a cursor says; one that is not ours, or of another order, is the caller's mistake. */
export function placeIn(cursor: string, order: CursorOrder, argument: string): Place {
  const parts = partsOf(cursor);
  const [signature, ...keys] = parts ?? [];
  const id = keys.pop();
  const isOurs = typeof id === 'string' && isHttpAddress(id) && typeof signature === 'string';
  if (!isOurs || encoded(signature, { keys, id }) !== cursor)
    throw userError(`${argument}: expected a cursor of this list, got ${quoted(cursor)}`);
  if (signature !== signatureOf(order) || keys.length !== order.order.length)
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
