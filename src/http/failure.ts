import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import type { Instance } from './operator/instance.ts';
import { notesOf } from './request-notes.ts';
import { Overloaded } from './concurrency.ts';

/** After how many seconds it is worth asking again. */
const RETRY_AFTER = '1';

/** The answer where the server itself failed, or has no room at the moment: in the form that the address has its errors in. */
export function failure(c: Context, error: Error, { log, metrics }: Instance): Response {
  const notes = notesOf(c);
  // Whoever leaves before the request is whole has made nothing fail, and reads no answer.
  if (hasLeft(c)) return c.body(null, 400);
  const isOverload = error instanceof Overloaded;
  if (isOverload) {
    notes.refusal = error.reason;
    metrics.refused.inc({ reason: error.reason });
    c.header('Retry-After', RETRY_AFTER);
  } else log.error({ requestId: notes.id, err: error }, 'an answer failed');
  const status = isOverload ? 503 : 500;
  const message = isOverload
    ? error.message
    : `Something went wrong here; it is not your mistake. The log knows it as request ${notes.id}.`;
  c.header('Cache-Control', 'no-store');
  if (notes.route !== 'graphql') return c.text(`${message}\n`, status);
  const code = isOverload ? 'OVERLOADED' : 'INTERNAL_SERVER_ERROR';
  return c.json({ errors: [{ message, extensions: { code, requestId: notes.id } }] }, status);
}

/** Whether the rest of a request will not come: nobody reads the answer, and nothing failed here. */
function hasLeft(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  return incoming !== undefined && incoming.destroyed && !incoming.complete;
}
