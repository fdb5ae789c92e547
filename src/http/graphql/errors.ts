import type { Context } from 'hono';
import type { Instance } from '../operator/instance.ts';
import { notesOf } from '../request-notes.ts';

/** GraphQL's own messages quote names and values of the query, whatever their length. */
const MOST_CHARACTERS = 300;

/** A query with more mistakes is read no better for all of them: how many are told, and in how many characters all together. */
const MOST_ERRORS = 20;
const MOST_TOLD = 3_000;

/** Where an error is may take as much to say as the query itself; what would be longer is left out. */
const MOST_OF_PLACE = 500;

/** The codes of the extensions that are counted by their own names. */
const COUNTED =
  /^(BAD_REQUEST|BAD_USER_INPUT|QUERY_TOO_(LARGE|DEEP|COMPLEX)|DEADLINE_EXCEEDED|OVERLOADED|GRAPHQL_(PARSE|VALIDATION)_FAILED)$/;

interface SentError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export type RefusedStatus = 400 | 405 | 406 | 412 | 413 | 415;

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
  const errors = boundedErrors(answer.errors).map(({ extensions, ...error }) => ({
    ...error,
    extensions: { ...extensions, requestId: notes.id },
  }));
  notes.refusal = reasonOf(answer.errors[0]);
  metrics.refused.inc({ reason: notes.refusal });
  return JSON.stringify({ ...answer, errors });
}

/** The first of the errors, each cut to what a message bears. Beside the code yoga would repeat a body that is no JSON. */
function boundedErrors(errors: readonly SentError[]): SentError[] {
  let told = 0;
  const bounded = errors.slice(0, MOST_ERRORS).map(({ message, extensions, ...place }) => {
    const code = extensions?.['code'];
    const error = {
      message: shortened(message),
      ...(code !== undefined && { extensions: { code } }),
    };
    return JSON.stringify(place).length > MOST_OF_PLACE ? error : { ...place, ...error };
  });
  return bounded.filter((error, index) => {
    told += JSON.stringify(error).length;
    return index === 0 || told <= MOST_TOLD;
  });
}

function shortened(message: string): string {
  if (message.length <= MOST_CHARACTERS) return message;
  return `${message.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…`;
}

function reasonOf(error: SentError | undefined): string {
  const code = error?.extensions?.['code'];
  return typeof code === 'string' && COUNTED.test(code) ? code.toLowerCase() : 'graphql';
}
