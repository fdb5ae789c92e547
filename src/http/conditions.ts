import { createHash } from 'node:crypto';
import { preconditionFailed, type Answer } from './answer.ts';
import { httpDate } from './http-date.ts';
import type { HttpRequest } from './request.ts';

/** A strong ETag (RFC 9110, section 8.8.3): a hash over all that the bytes of an answer depend on. */
export function etagOf(parts: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  return `"${hash.slice(0, 27)}"`;
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
  const expected = request.header('If-Match');
  const unchangedSince = httpDate(request.header('If-Unmodified-Since')?.trim() ?? '');
  const isExpected =
    expected === undefined
      ? unchangedSince === undefined || changed <= unchangedSince
      : tagsIn(expected).some((tag) => tag === '*' || tag === etag);
  if (!isExpected) return 412;
  const owned = tagsIn(request.header('If-None-Match') ?? '');
  return owned.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag) ? 304 : 200;
}

/** The answer to a request whose conditions spare it the whole; `headers` are those of a 304. */
export function unchanged(
  request: HttpRequest,
  validators: Validators,
  headers: Readonly<Record<string, string>>,
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

/** The moment of an answer and the day of what it has, which is left out as long as it would lie in the future. */
export function dayHeaders({ changed }: Dates): Record<string, string> {
  const now = new Date();
  return {
    // Node's own Date is made once a second, and may lag behind.
    Date: now.toUTCString(),
    ...(changed <= now && { 'Last-Modified': changed.toUTCString() }),
  };
}
