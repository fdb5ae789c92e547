import type { Context } from 'hono';
import type { Coding } from './accepted.ts';
import { compress } from './compression.ts';
import { hasAlready } from './conditional.ts';

/** An answer, before it is known how it travels. */
export interface Representation {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** Whether it is what was asked for, and no error. */
  readonly isSound: boolean;
}

/** What a GET says of how its answer travels. */
interface Travel {
  readonly etag: string;
  readonly coding: Coding | undefined;
}

/**
 * Whoever keeps an answer asks before using it again: a reload may come at any time, and a page that joins several
 * answers shall not mix two snapshots. To ask costs little, since a 304 is given without executing the query.
 */
export const CACHE_CONTROL = 'public, no-cache';

/** The response to a GET: with an ETag and compressed where that is worth it, 304 to whoever has it; errors are not kept. */
export async function response(
  c: Context,
  { status, text, headers, isSound }: Representation,
  { etag, coding }: Travel,
): Promise<Response> {
  if (!isSound) {
    headers.set('Cache-Control', 'no-store');
    return new Response(text, { status, headers });
  }
  headers.set('ETag', etag);
  headers.set('Cache-Control', CACHE_CONTROL);
  if (hasAlready(c, { etag })) return notModified(etag);
  const { bytes, coding: used } = await compress(Buffer.from(text), coding);
  if (used) headers.set('Content-Encoding', used);
  // A HEAD, which has no body, tells the length all the same.
  headers.set('Content-Length', String(bytes.length));
  return new Response(new Uint8Array(bytes), { status, headers });
}

/** The response to whoever has the representation (RFC 9110, section 15.4.5). */
export function notModified(etag: string): Response {
  const headers = { ETag: etag, 'Cache-Control': CACHE_CONTROL };
  return new Response(null, { status: 304, headers });
}
