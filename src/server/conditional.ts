import type { Context } from 'hono';

/** Whether a request already has the representation with a strong ETag (RFC 9110, section 13.1.2). */
export function hasAlready(c: Context, etag: string): boolean {
  const header = c.req.header('If-None-Match') ?? '';
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
