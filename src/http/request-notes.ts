import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';

/** What becomes known of a request on its way, for the log and the metrics. Nothing of its text stands in it. */
export interface RequestNotes {
  /** What log, header and errors call the request. */
  readonly id: string;
  /** The name of the operation, and a hash of its text. */
  operation?: string;
  query?: string;
  cost?: number;
  /** What the metrics call its path. */
  route?: string;
  /** Why it was refused. */
  refusal?: string;
  /** Why its answer was not carried on. */
  cut?: string;
}

/** An identifier that a proxy gave is taken over; anything that could be more than that is not. */
const SAFE_ID = /^[\w.-]{1,64}$/;

const notes = new WeakMap<object, RequestNotes>();

/** The notes of a request. */
export function notesOf(c: Context): RequestNotes {
  const { incoming = c.req.raw } = (c.env ?? {}) as { incoming?: object };
  return notesFor(incoming, c.req.header('X-Request-Id'));
}

/** The notes under a key, which is the request as Node or as the app has it; `given` is the name that it brings along. */
export function notesFor(key: object, given?: string): RequestNotes {
  let found = notes.get(key);
  if (!found) {
    found = { id: given !== undefined && SAFE_ID.test(given) ? given : randomUUID() };
    notes.set(key, found);
  }
  return found;
}
