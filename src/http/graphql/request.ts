import type { Context } from 'hono';
import type { Answerable } from './question.ts';

/** The request that GraphQL itself sees: of all forms only JSON, and of the address only what the ETag knows. */
export function graphqlRequest(
  c: Context,
  { parameters, offer }: Answerable,
  { base, body }: { base: string; body: string | undefined },
): Request {
  const { signal } = c.req.raw;
  const headers = new Headers(c.req.raw.headers);
  headers.set('Accept', offer.format ? 'application/graphql-response+json' : offer.mediaType);
  const url = `${base}graphql`;
  if (body === undefined)
    return new Request(`${url}?${parameters.toString()}`, { headers, signal });
  // Yoga knows the type in small letters alone.
  headers.set('Content-Type', 'application/json');
  return new Request(url, { method: 'POST', headers, signal, body });
}
