import { json, plainText, type Answer, type Headers } from './answer.ts';
import { ClientLeft } from '../reading/client-left.ts';
import { TooMuch, Unavailable } from '../reading/unavailable.ts';
import { Overloaded, Stopped } from './concurrency.ts';
import type { Instance } from './operator/instance.ts';
import { NotUtf8, type HttpRequest, type RequestNotes } from './request.ts';

/** After how many seconds it is worth asking again, where nobody says so. */
const SOON = 1;

/** What a failure is for the client, which may ask again later in the first two. */
interface Reported {
  readonly status: 400 | 500 | 503;
  readonly code: string;
  readonly message: string;
  readonly headers: Headers;
}

/** The answer where the server itself failed, or has no room at the moment: in the form of the errors at that address. */
export function failure(request: HttpRequest, error: unknown, instance: Instance): Answer {
  // The client has gone, and nothing failed here.
  if (error instanceof ClientLeft) return { status: 400, headers: {} };
  const { notes } = request;
  const { status, code, message, headers } = reported(error, notes, instance);
  if (notes.route !== 'graphql' && notes.route !== 'sparql')
    return plainText(status, `${message}\n`, headers);
  return json(
    status,
    { errors: [{ message, extensions: { code, requestId: notes.id } }] },
    headers,
  );
}

const NO_STORE: Headers = { 'Cache-Control': 'no-store' };

/** After how many seconds it is worth asking again. */
function again(seconds: number): Headers {
  return { ...NO_STORE, 'Retry-After': String(seconds) };
}

/** What is said of an error; what is not said of it is logged. */
export function reported(
  error: unknown,
  notes: RequestNotes,
  { log, metrics }: Instance,
): Reported {
  const refuse = (reason: string): void => {
    notes.refusal = reason;
    metrics.refused.inc({ reason });
  };
  if (error instanceof NotUtf8) {
    refuse('http_400');
    return { status: 400, code: 'BAD_REQUEST', message: error.message, headers: NO_STORE };
  }
  if (error instanceof Overloaded || error instanceof Stopped) {
    refuse(error.reason);
    const { message, retryAfter } = error;
    return { status: 503, code: 'OVERLOADED', message, headers: again(retryAfter) };
  }
  if (error instanceof TooMuch) {
    refuse('too_much_to_load');
    return { status: 400, code: 'TOO_MUCH_TO_LOAD', message: error.message, headers: NO_STORE };
  }
  if (error instanceof Unavailable) {
    refuse('unavailable');
    log.warn({ requestId: notes.id, reason: error.message }, 'the engine gave no answer');
    const { retryAfter = SOON } = error;
    return { status: 503, code: 'UNAVAILABLE', message: UNAVAILABLE, headers: again(retryAfter) };
  }
  log.error({ requestId: notes.id, err: error }, 'an answer failed');
  const message = `Something went wrong here; it is not your mistake. The log knows it as request ${notes.id}.`;
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message, headers: NO_STORE };
}

const UNAVAILABLE =
  'The engine with the catalogue does not answer at the moment. Ask again in a few seconds.';
