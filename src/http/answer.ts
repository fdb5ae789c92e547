import type { HttpRequest } from './request.ts';

/** Headers by their names, which are spelled as in the standards: so none is there twice. */
export type Headers = Readonly<Record<string, string>>;

/** Headers as names and values in turn, which is how Node takes them fastest. */
export type HeaderLines = readonly string[];

/** An answer as the pipeline makes it; an adapter writes it to its host. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Further headers, written out before for several answers. */
  readonly written?: readonly HeaderLines[];
  /** `undefined`: the answer has no body. The adapters leave out the body of a HEAD. */
  readonly body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | undefined;
}

/** Answers requests: the pipeline as one function. */
export type Handle = (request: HttpRequest) => Answer | Promise<Answer>;

/** Who answers at a path under the base address; `undefined`: somebody else. */
export type Answerer = (request: HttpRequest, path: string) => Answer | Promise<Answer> | undefined;

/**
 * Caches ask before they use an answer again: a reload may come at any time, and a page that joins several answers must not
 * mix two snapshots. Asking is cheap, because a 304 executes no query.
 */
export const CACHE_CONTROL = 'public, no-cache';

/** An answer in plain text. */
export function plainText(status: number, text: string, headers: Headers = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'text/plain; charset=UTF-8', ...headers },
    body: text,
  };
}

/** The type of what a document says in plain text. */
export const PLAIN_TEXT = { 'Content-Type': 'text/plain; charset=utf-8' };

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Headers = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(value),
  };
}

/** The message of a 412. */
export const UNEXPECTED =
  'What is at this address is not what If-Match or If-Unmodified-Since expects: it has changed, or was never that. Ask again without them.';

/** The answer to a client that expects another representation (RFC 9110, section 15.5.13). */
export function preconditionFailed(): Answer {
  return plainText(412, `${UNEXPECTED}\n`, { ...PLAIN_TEXT, 'Cache-Control': 'no-store' });
}
