import { json, plainText, type Answer } from './answer.ts';
import { Overloaded } from './concurrency.ts';
import type { Instance } from './operator/instance.ts';
import { ClientLeft, type HttpRequest } from './request.ts';

/** After how many seconds it is worth asking again. */
const RETRY_AFTER = { 'Retry-After': '1' };

/** The answer where the server itself failed, or has no room at the moment: in the form of the errors at that address. */
export function failure(request: HttpRequest, error: unknown, instance: Instance): Answer {
  const { notes } = request;
  // The client has gone, and nothing failed here.
  if (error instanceof ClientLeft) return { status: 400, headers: {} };
  const isOverload = error instanceof Overloaded;
  if (isOverload) {
    notes.refusal = error.reason;
    instance.metrics.refused.inc({ reason: error.reason });
  } else instance.log.error({ requestId: notes.id, err: error }, 'an answer failed');
  const status = isOverload ? 503 : 500;
  const message = isOverload
    ? error.message
    : `Something went wrong here; it is not your mistake. The log knows it as request ${notes.id}.`;
  const headers = { 'Cache-Control': 'no-store', ...(isOverload && RETRY_AFTER) };
  if (notes.route !== 'graphql') return plainText(status, `${message}\n`, headers);
  const code = isOverload ? 'OVERLOADED' : 'INTERNAL_SERVER_ERROR';
  return json(
    status,
    { errors: [{ message, extensions: { code, requestId: notes.id } }] },
    headers,
  );
}
