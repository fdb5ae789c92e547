import { createMiddleware } from 'hono/factory';
import { noteRequest } from './turns.ts';

const EXPOSED = ['Link', 'ETag', 'Content-Location', 'Last-Modified'].join(',');
const READING = 'GET, HEAD, OPTIONS';
const ASKING = 'GET, HEAD, POST, OPTIONS';

/** How long a browser need not ask again what it may do, in seconds. */
const A_DAY = '86400';

/**
 * Lets any page read everything, without credentials (CORS, Fetch standard, section 3.3), and tells OPTIONS what may be
 * done (RFC 9110, section 9.3.7). Headers are set on a response that is there already: made before it, as `hono/cors` does,
 * they would have it copied, at half the price of an answer that is kept.
 */
export const openReading = createMiddleware(async (c, next) => {
  noteRequest();
  if (c.req.method === 'OPTIONS') {
    const allowed = c.req.path.endsWith('/graphql') ? ASKING : READING;
    return c.body(null, 204, {
      Allow: allowed,
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': allowed,
      'Access-Control-Allow-Headers': '*',
      'Access-Control-Max-Age': A_DAY,
    });
  }
  await next();
  const { headers } = c.res;
  headers.set('Access-Control-Allow-Origin', '*');
  headers.set('Access-Control-Expose-Headers', EXPOSED);
});
