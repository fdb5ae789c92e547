import type { Context } from 'hono';
import type { Instance } from './operator/instance.ts';
import { notesOf } from './request-notes.ts';

/** GraphQL's own messages quote names and values of the query, whatever their length. */
const MOST_CHARACTERS = 300;

/** A query with more mistakes is read no better for all of them. */
const MOST_ERRORS = 20;

/** The codes of the extensions that are counted by their own names. */
const COUNTED =
  /^(BAD_REQUEST|BAD_USER_INPUT|QUERY_TOO_(LARGE|DEEP|COMPLEX)|DEADLINE_EXCEEDED|OVERLOADED|GRAPHQL_(PARSE|VALIDATION)_FAILED)$/;

interface SentError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export type RefusedStatus = 400 | 405 | 406 | 413 | 415;

interface Refusal {
  readonly status: RefusedStatus;
  readonly message: string;
  /** What the metrics call it, where it is a limit. */
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer to a request that does not come to GraphQL, as one error of GraphQL. */
export function refused(
  c: Context,
  { status, message, reason, headers = {} }: Refusal,
  { metrics }: Instance,
): Response {
  const notes = notesOf(c);
  notes.refusal = reason ?? `http_${status}`;
  metrics.refused.inc({ reason: notes.refusal });
  const extensions = { code: reason?.toUpperCase() ?? 'BAD_REQUEST', requestId: notes.id };
  return c.json({ errors: [{ message, extensions }] }, status, headers);
}

/** An answer with errors as it is sent: few, each of a bounded length, with the request's name; counted by their codes. */
export function toldErrors(c: Context, text: string, { metrics }: Instance): string {
  const answer = JSON.parse(text) as { readonly errors: readonly SentError[] };
  const notes = notesOf(c);
  const errors = answer.errors.slice(0, MOST_ERRORS).map(({ message, ...error }) => ({
    message: shortened(message),
    ...error,
    extensions: { ...error.extensions, requestId: notes.id },
  }));
  notes.refusal = reasonOf(answer.errors[0]);
  metrics.refused.inc({ reason: notes.refusal });
  return JSON.stringify({ ...answer, errors });
}

function shortened(message: string): string {
  if (message.length <= MOST_CHARACTERS) return message;
  return `${message.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…`;
}

function reasonOf(error: SentError | undefined): string {
  const code = error?.extensions?.['code'];
  return typeof code === 'string' && COUNTED.test(code) ? code.toLowerCase() : 'graphql';
}
