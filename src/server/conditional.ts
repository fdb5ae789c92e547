import type { Context } from 'hono';

/** Whether a request already has the representation with a strong ETag (RFC 9110, section 13.1.2). */
export function hasAlready(c: Context, etag: string): boolean {
  const header = c.req.header('If-None-Match')?.trim() ?? '';
  // `*` is any representation, whichever the request has.
  if (header === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
