import type { GraphQLError } from 'graphql';
import { json, type Answer } from '../answer.ts';
import type { Instance } from '../operator/instance.ts';
import type { HttpRequest, RequestNotes } from '../request.ts';

/** GraphQL's own messages quote names and values of the query, whatever their length. */
const MOST_CHARACTERS = 300;

/** The largest number of errors in an answer, and of characters in all their messages. */
const MOST_ERRORS = 20;
const MOST_TOLD = 3_000;

/** Where an error is may take as much to say as the query itself; what would be longer is left out. */
const MOST_OF_PLACE = 500;

/** The codes of the extensions that are counted by their own names. */
const COUNTED =
  /^(BAD_REQUEST|BAD_USER_INPUT|QUERY_TOO_(LARGE|DEEP|COMPLEX)|DEADLINE_EXCEEDED|OVERLOADED|GRAPHQL_(PARSE|VALIDATION)_FAILED)$/;

type Errors = readonly GraphQLError[];

/** Why a request does not come to GraphQL. */
export interface Refusal {
  readonly status: 400 | 405 | 406 | 412 | 413 | 415 | 503;
  readonly message: string;
  /** What the metrics call it, where it is a limit. */
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer to a request that does not come to GraphQL, as one error of GraphQL. */
export function refused(
  { notes }: HttpRequest,
  { status, message, reason, headers = {} }: Refusal,
  { metrics }: Instance,
): Answer {
  notes.refusal = reason ?? `http_${status}`;
  metrics.refused.inc({ reason: notes.refusal });
  const extensions = { code: reason?.toUpperCase() ?? 'BAD_REQUEST', requestId: notes.id };
  return json(status, { errors: [{ message, extensions }] }, headers);
}

/** Errors as they are sent: few, each of a bounded length, with the request's identifier. */
export function sentErrors(errors: Errors, { id }: RequestNotes): BoundedError[] {
  return boundedErrors(errors).map(({ extensions, ...error }) => ({
    ...error,
    extensions: { ...extensions, requestId: id },
  }));
}

/** Notes and counts a mistake by the code of its first error. */
export function noteErrors([first]: Errors, notes: RequestNotes, { metrics }: Instance): void {
  const code = first?.extensions['code'];
  const isCounted = typeof code === 'string' && COUNTED.test(code);
  notes.refusal = isCounted ? code.toLowerCase() : 'graphql';
  metrics.refused.inc({ reason: notes.refusal });
}

/** The first of the errors, each cut to what a message bears. Of the extensions the code alone is for the caller. */
function boundedErrors(errors: Errors): BoundedError[] {
  let sum = 0;
  const bounded = errors.slice(0, MOST_ERRORS).map((each): BoundedError => {
    const { message, extensions, ...place } = each.toJSON();
    const code = extensions?.['code'];
    const error = {
      message: shortened(message),
      ...(code !== undefined && { extensions: { code } }),
    };
    return JSON.stringify(place).length > MOST_OF_PLACE ? error : { ...place, ...error };
  });
  return bounded.filter((error, index) => {
    sum += JSON.stringify(error).length;
    return index === 0 || sum <= MOST_TOLD;
  });
}

interface BoundedError {
  readonly message: string;
  readonly extensions?: object;
}

function shortened(message: string): string {
  if (message.length <= MOST_CHARACTERS) return message;
  return `${message.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…`;
}

/** What the HTTP of an error is, as those who throw one say it. */
interface HttpExtension {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the status is for GraphQL's own media type alone (GraphQL over HTTP, section 6.4). */
  readonly spec?: boolean;
}

/** The status of a result with errors, and the headers that these ask for. */
export function httpOf(
  { errors = [], data }: { readonly errors?: Errors; readonly data?: unknown },
  isJson: boolean,
): { readonly status: number; readonly headers: Readonly<Record<string, string>> } {
  const given = errors.map(({ extensions }) => extensions.http as HttpExtension | undefined);
  const statuses = given
    .filter((http) => !(isJson && http?.spec))
    .flatMap((http) => http?.status ?? []);
  const headers = Object.assign({}, ...given.map((http) => http?.headers)) as Record<
    string,
    string
  >;
  const isFault = errors.some(({ extensions }) => extensions['unexpected']);
  const otherwise = isFault && data === undefined ? 500 : 200;
  return { status: statuses.length ? Math.max(...statuses) : otherwise, headers };
}
