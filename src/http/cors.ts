import type { ServerResponse } from 'node:http';
import { createMiddleware } from 'hono/factory';
import { notesOf } from './request-notes.ts';
import { securityHeaders } from './security-headers.ts';
import { scheduler } from './scheduler.ts';

/** Names the version of the snapshot that is served, so that readers of several answers know whether they fit together. */
const VERSION = 'Catalogue-Version';

const EXPOSED = [
  ...['Link', 'ETag', 'Content-Location', 'Last-Modified'],
  ...[VERSION, 'X-Request-Id'],
].join(',');
const READING = 'GET, HEAD, OPTIONS';
const ASKING = 'GET, HEAD, POST, OPTIONS';

/** How long a browser need not ask again what it may do, in seconds. */
const A_DAY = '86400';

/** What every answer has, besides the version. */
const always = Object.entries({
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': EXPOSED,
  ...securityHeaders,
});

/**
 * Lets any page read everything, without credentials (CORS, Fetch standard, section 3.3), and tells OPTIONS what may be
 * done (RFC 9110, section 9.3.7). Over a connection the headers are given to Node, which puts those of the response over
 * them: set on the response they would cost as much as the rest of an answer that is kept.
 */
export function openReading(version: string) {
  const all = [...always, [VERSION, version] as const];
  return createMiddleware(async (c, next) => {
    scheduler.noteRequest();
    const { outgoing } = (c.env ?? {}) as { outgoing?: ServerResponse };
    if (outgoing) {
      for (const [name, value] of all) outgoing.setHeader(name, value);
      outgoing.setHeader('X-Request-Id', notesOf(c).id);
    }
    if (c.req.method === 'OPTIONS') c.res = allowed(c.req.path.endsWith('/graphql'));
    else await next();
    if (outgoing) return;
    const { headers } = c.res;
    for (const [name, value] of all) if (!headers.has(name)) headers.set(name, value);
    headers.set('X-Request-Id', notesOf(c).id);
  });
}

function allowed(mayAsk: boolean): Response {
  const methods = mayAsk ? ASKING : READING;
  const headers = {
    Allow: methods,
    'Access-Control-Allow-Methods': methods,
    'Access-Control-Allow-Headers': '*',
    'Access-Control-Max-Age': A_DAY,
  };
  return new Response(null, { status: 204, headers });
}
