import type { Context } from 'hono';

/** What tells a representation from its earlier ones. */
interface Validators {
  readonly etag: string;
  readonly lastModified?: Date | undefined;
}

/** Whether a request already has the representation (RFC 9110, section 13.2.2): an ETag decides alone where one is given. */
export function hasAlready(c: Context, { etag, lastModified }: Validators): boolean {
  const header = c.req.header('If-None-Match')?.trim();
  if (header === undefined) return isUnchangedSince(c, lastModified);
  // `*` is any representation, whichever the request has.
  if (header === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

function isUnchangedSince(c: Context, lastModified: Date | undefined): boolean {
  const since = Date.parse(c.req.header('If-Modified-Since') ?? '');
  // A header tells whole seconds.
  return lastModified !== undefined && Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}
