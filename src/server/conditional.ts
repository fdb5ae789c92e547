import type { Context } from 'hono';

/** What tells a representation from its earlier ones. */
interface Validators {
  readonly etag: string;
  readonly dates?: Dates;
}

/** When what is served last changed, and since when it has been served. */
export interface Dates {
  readonly changed: Date;
  readonly served: Date;
}

/** Whether a request already has the representation (RFC 9110, section 13.2.2): an ETag decides alone where one is given. */
export function hasAlready(c: Context, { etag, dates }: Validators): boolean {
  const header = c.req.header('If-None-Match')?.trim();
  if (header === undefined) return dates !== undefined && isUnchangedSince(c, dates);
  // `*` is any representation, whichever the request has.
  if (header === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/**
 * Whether nothing changed since the day that a request names: the very day that it was told, or one on which what is served
 * now was served already. Any other earlier day proves nothing: files that were put back bear old days.
 */
function isUnchangedSince(c: Context, { changed, served }: Dates): boolean {
  const named = c.req.header('If-Modified-Since')?.trim() ?? '';
  // What is no date of HTTP counts as if it were not there (RFC 9110, section 13.1.3).
  const isDate = new Date(named).toUTCString() === named;
  return isDate && (named === changed.toUTCString() || new Date(named) > served);
}
