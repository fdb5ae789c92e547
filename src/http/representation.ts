import type { Coding } from './accepted.ts';
import { compress } from './compression.ts';

/** An answer, before it is known how it travels. */
export interface Representation {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** Whether it is what was asked for, and no error. */
  readonly isSound: boolean;
}

/**
 * Whoever keeps an answer asks before using it again: a reload may come at any time, and a page that joins several
 * answers shall not mix two snapshots. To ask costs little, since a 304 is given without executing the query.
 */
export const CACHE_CONTROL = 'public, no-cache';

/** A representation as the bytes of an answer: compressed where that is worth it, with its length. */
export async function bytesOf(
  { text, headers }: Representation,
  coding: Coding | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, coding: used } = await compress(Buffer.from(text), coding);
  if (used) headers.set('Content-Encoding', used);
  // A HEAD, which has no body, tells the length all the same.
  headers.set('Content-Length', String(bytes.length));
  return new Uint8Array(bytes);
}

/** What is said to whoever expects another representation. */
export const UNEXPECTED =
  'What is at this address is not what If-Match or If-Unmodified-Since expects: it has changed, or was never that. Ask again without them.';

/** The response to whoever expects another representation (RFC 9110, section 15.5.13). */
export function preconditionFailed(): Response {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  return new Response(`${UNEXPECTED}\n`, { status: 412, headers });
}

/** The response to whoever has the representation (RFC 9110, section 15.4.5). */
export function notModified(etag: string): Response {
  const headers = { ETag: etag, 'Cache-Control': CACHE_CONTROL };
  return new Response(null, { status: 304, headers });
}
