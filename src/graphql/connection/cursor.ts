import { isHttpAddress } from '../../rdf/address.ts';
import { quoted, userError } from '../user-error.ts';

/** The cursor of a resource in a list by address: opaque to clients, and right when the list changes. */
export function cursorOf(address: string): string {
  return Buffer.from(JSON.stringify([address])).toString('base64url');
}

/** The address in a cursor; a cursor that is not ours is the caller's mistake. */
export function addressIn(cursor: string, argument: string): string {
  const address = decoded(cursor);
  if (address !== undefined && cursorOf(address) === cursor) return address;
  throw userError(`${argument}: expected a cursor of this list, got ${quoted(cursor)}`);
}

function decoded(cursor: string): string | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [address, more] = Array.isArray(parts) ? (parts as unknown[]) : [];
    return typeof address === 'string' && more === undefined && isHttpAddress(address)
      ? address
      : undefined;
  } catch {
    return undefined;
  }
}
