import { hash } from 'node:crypto';
import { preconditionFailed, type Answer, type Headers } from './answer.ts';
import { httpDate } from './http-date.ts';
import type { HttpRequest } from './request.ts';

/** A strong ETag (RFC 9110, section 8.8.3): a hash over all that the bytes of an answer depend on. */
export function etagOf(parts: readonly unknown[]): string {
  return `"${hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 27)}"`;
}

/** What distinguishes a representation from others at its address. */
interface Validators {
  /** A strong ETag. */
  readonly etag: string;
  readonly dates: Dates;
}

/** The days of what is served. */
export interface Dates {
  /** Whole seconds. By then it was served; whatever this process served before it has an earlier day. */
  readonly changed: Date;
  /** Since when it has been served. */
  readonly served: Date;
}

/** What the conditions of a request come to: an answer, word that the client has it already, or a refusal. */
type Verdict = 200 | 304 | 412;

/**
 * Weighs the conditions of a GET or HEAD in the order of RFC 9110, section 13.2.2: what the client expects first, then what it
 * has. `If-Modified-Since` never counts: no day proves that a client has these very bytes. Files come with the days
 * of others, clocks are set back, and a process knows neither the one before it nor the one beside it.
 */
export function verdictOf(request: HttpRequest, { etag, dates: { changed } }: Validators): Verdict {
  const expected = request.header('if-match');
  const isExpected =
    expected === undefined
      ? isUnchangedSince(request.header('if-unmodified-since'), changed)
      : tagsIn(expected).some((tag) => tag === '*' || tag === etag);
  if (!isExpected) return 412;
  const owned = request.header('if-none-match');
  if (owned === undefined) return 200;
  return owned === etag || tagsIn(owned).some((tag) => isOwned(tag, etag)) ? 304 : 200;
}

function isUnchangedSince(header: string | undefined, changed: Date): boolean {
  const day = header === undefined ? undefined : httpDate(header.trim());
  return day === undefined || changed <= day;
}

function isOwned(tag: string, etag: string): boolean {
  return tag === '*' || tag.replace(/^W\//, '') === etag;
}

/** The answer to a request whose conditions spare it the whole; `headers` are those of a 304. */
export function unchanged(
  request: HttpRequest,
  validators: Validators,
  headers: Headers,
): Answer | undefined {
  const verdict = verdictOf(request, validators);
  if (verdict === 412) return preconditionFailed();
  return verdict === 304 ? { status: 304, headers } : undefined;
}

/** The entity tags of a header, as they are written; `*` alone is any. What is no tag is like none of ours. */
function tagsIn(header: string): string[] {
  if (header.trim() === '*') return ['*'];
  // A comma in a tag parts nothing (RFC 9110, section 8.8.3).
  const parts = header.match(/(?:"[^"]*"|[^",])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '*');
}
