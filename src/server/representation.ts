import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
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
  readonly takesGzip: boolean;
}

/**
 * Whoever keeps an answer asks before using it again: a reload may come at any time, and a page that joins several
 * answers shall not mix two snapshots. To ask costs little, since a 304 is given without executing the query.
 */
const CACHE_CONTROL = 'public, no-cache';

/** Below this gzip saves no packet. */
const LEAST_BYTES = 1024;

/** The response to a GET: with an ETag and compressed where that is worth it, 304 to whoever has it; errors are not kept. */
export async function response(
  c: Context,
  { status, text, headers, isSound }: Representation,
  { etag, takesGzip }: Travel,
): Promise<Response> {
  if (!isSound) {
    headers.set('Cache-Control', 'no-store');
    return new Response(text, { status, headers });
  }
  headers.set('ETag', etag);
  headers.set('Cache-Control', CACHE_CONTROL);
  if (hasAlready(c, etag)) return notModified(etag);
  const plain = Buffer.from(text);
  const isCompressed = takesGzip && plain.length >= LEAST_BYTES;
  const body = isCompressed ? await promisify(gzip)(plain) : plain;
  if (isCompressed) headers.set('Content-Encoding', 'gzip');
  // A HEAD, which has no body, tells the length all the same.
  headers.set('Content-Length', String(body.length));
  return new Response(new Uint8Array(body), { status, headers });
}

/** The response to whoever has the representation (RFC 9110, section 15.4.5). */
export function notModified(etag: string): Response {
  const headers = { ETag: etag, 'Cache-Control': CACHE_CONTROL };
  return new Response(null, { status: 304, headers });
}
