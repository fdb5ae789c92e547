import type { Context } from 'hono';
import type { Answerable } from './graphql-question.ts';

/** The request that GraphQL itself sees: of all forms only JSON, and of the address only what the ETag knows. */
export async function graphqlRequest(
  c: Context,
  { isReading, parameters, offer }: Answerable,
  base: string,
): Promise<Request> {
  const { signal } = c.req.raw;
  const headers = new Headers(c.req.raw.headers);
  headers.set('Accept', offer.format ? 'application/graphql-response+json' : offer.mediaType);
  const url = `${base}graphql`;
  if (isReading) return new Request(`${url}?${parameters.toString()}`, { headers, signal });
  // Yoga knows the type in small letters alone.
  headers.set('Content-Type', 'application/json');
  return new Request(url, { method: 'POST', headers, signal, body: await c.req.raw.text() });
}
