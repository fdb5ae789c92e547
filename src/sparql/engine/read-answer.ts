import type { Asking, Row } from './engine.ts';
import { EngineError, type EngineFailure } from './engine-error.ts';
import type { Profile } from './profile.ts';
import { readResults } from './read-results.ts';
import type { Headers, Received } from './transport.ts';

/** What an answer is read with. */
interface Reading {
  readonly profile: Profile;
  readonly kinds?: Asking['kinds'] | undefined;
}

/** The rows of an engine's answer, if it is one and whole; throws an `EngineError` otherwise. */
export function readAnswer(received: Received, { profile, kinds }: Reading): readonly Row[] {
  const { status, headers, body } = received;
  if (status !== 200) throw failureOf(received);
  refusePart(headers);
  const type = mediaTypeOf(headers);
  if (type !== 'application/sparql-results+json')
    throw unreadable(`expected application/sparql-results+json, got ${shown(type)}`);
  if (!['', 'identity'].includes(textOf(headers['content-encoding'])))
    throw unreadable('it is compressed, which was not asked for');
  const rows = readResults(decoded(body), { ...(kinds && { kinds }) });
  if (rows.length >= profile.maxRows)
    throw partial(`it has ${rows.length} rows, as many as the engine gives at most`);
  return rows;
}

/** The media type of an answer, without parameters; empty: it has none. */
export function mediaTypeOf(headers: Headers): string {
  return textOf(headers['content-type']).split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Virtuoso sends what it has with 200 where its rows or its time are over; no other engine has these headers. */
export function refusePart(headers: Headers): void {
  if (headers['x-sparql-maxrows'] !== undefined)
    throw new EngineError('partial', 'The engine says that it left out rows', { status: 200 });
  if (headers['x-sql-state'] !== undefined)
    throw new EngineError('timeout', 'The engine ended the query when its time was over', {
      status: 200,
    });
}

/** Statuses that have a meaning of their own; others by their hundreds. */
const FAILURES: Readonly<Record<number, EngineFailure>> = {
  206: 'partial',
  408: 'timeout',
  429: 'busy',
  503: 'busy',
  504: 'timeout',
};

const KINDS: Readonly<Record<number, EngineFailure>> = {
  3: 'redirected',
  4: 'refused',
  5: 'failed',
};

/** The failure that the status of an answer is. */
export function failureOf({ status, headers, hasCredentials = false }: Received): EngineError {
  const kind = FAILURES[status] ?? KINDS[Math.floor(status / 100)] ?? 'unreadable';
  const state = textOf(headers['x-sql-state']);
  // Virtuoso: S1T.. are its limits of time.
  const failure = state.startsWith('S1T') ? 'timeout' : kind;
  const retryAfter = secondsIn(textOf(headers['retry-after']));
  return new EngineError(
    failure,
    `The engine answered with status ${status}${hintOf(status, hasCredentials)}`,
    { status, retryAfter },
  );
}

/** What to do about a status. */
function hintOf(status: number, hasCredentials: boolean): string {
  const isNobody = (status === 401 || status === 403) && !hasCredentials;
  return isNobody ? NOBODY : (HINTS[status] ?? '');
}

const NOBODY =
  ': no credentials were given; set SOURCE_USER and SOURCE_PASSWORD, or SOURCE_TOKEN, in the environment';

const HINTS: Readonly<Record<number, string>> = {
  401: ': check SOURCE_USER and SOURCE_PASSWORD, or SOURCE_TOKEN',
  403: ': check SOURCE_USER and SOURCE_PASSWORD, or SOURCE_TOKEN, and what this user may do',
  404: ': check the address of the source',
  206: ', a part of an answer',
};

/** The text of a body; throws where it is not UTF-8. */
export function decoded(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw unreadable('it is not UTF-8');
  }
}

/** Seconds, as most engines write it; a day is not read. */
function secondsIn(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function textOf(value: Headers[string]): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

function shown(type: string | undefined): string {
  return type ? type.slice(0, 60) : 'no type';
}

function unreadable(what: string): EngineError {
  return new EngineError('unreadable', `The engine's answer cannot be read: ${what}`);
}

function partial(what: string): EngineError {
  return new EngineError('partial', `The engine's answer is not whole: ${what}`);
}
