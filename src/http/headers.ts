import { nothingAllowed } from '../site/policy.ts';
import type { Answer, HeaderLines, Headers } from './answer.ts';
import type { HttpRequest } from './request.ts';

const SAME_FOR_ALL = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** The headers of every answer: its type is what it says, no other site learns where its reader was, no frame shows it. */
export const securityHeaders = { ...SAME_FOR_ALL, 'Content-Security-Policy': nothingAllowed };

/** Names the version of the snapshot: so a reader of several answers knows whether they fit together. */
const VERSION = 'Catalogue-Version';

const EXPOSED = [
  ...['Link', 'ETag', 'Content-Location', 'Last-Modified'],
  ...[VERSION, 'X-Request-Id', 'Row-Count', 'Content-Disposition', 'Retry-After'],
].join(',');

/**
 * The headers of every answer of a service: any page may read everything, without credentials (CORS, Fetch standard,
 * section 3.3). An answer with a policy of its own keeps that. A 304 has no policy: by its headers caches change what they have
 * (RFC 9111, section 4.3.4), so that a page would lose its own.
 */
export class CommonHeaders {
  readonly #ofUnchanged: Headers;
  readonly #common: Headers;
  readonly #lines = new WeakMap<Headers, WeakMap<Headers, HeaderLines>>();

  /** `version` is that of the snapshot, where it has one. */
  constructor(version: string | undefined) {
    const ofService = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': EXPOSED,
      ...(version !== undefined && { [VERSION]: version }),
    };
    this.#ofUnchanged = { ...ofService, ...SAME_FOR_ALL };
    this.#common = { ...ofService, ...securityHeaders };
  }

  /** An answer with all its headers; `id` names its request. */
  complete({ status, headers, written, body }: Answer, id: string): Answer {
    if (written) return { status, headers, written: [['X-Request-Id', id], ...written], body };
    const common = status === 304 ? this.#ofUnchanged : this.#common;
    return { status, headers: { ...common, 'X-Request-Id': id, ...headers }, body };
  }

  /** These headers and the common ones as lines: the same for all answers that are given the same two objects. */
  lines(first: Headers, second: Headers): HeaderLines {
    return this.#linesOf(this.#common, first, second);
  }

  /** The same for a 304, with the headers of its 200 that do not depend on what is in it. */
  linesOfUnchanged(headers: Headers): HeaderLines {
    return this.#linesOf(this.#ofUnchanged, headers, NONE);
  }

  #linesOf(common: Headers, first: Headers, second: Headers): HeaderLines {
    let found = this.#lines.get(first);
    if (!found) this.#lines.set(first, (found = new WeakMap()));
    let lines = found.get(second);
    if (!lines) found.set(second, (lines = linesOf({ ...common, ...first, ...second })));
    return lines;
  }
}

/** Headers as lines. */
export function linesOf(headers: Headers): string[] {
  if (headers === NONE) return [];
  return Object.entries(headers).flat();
}

/** No headers. */
export const NONE: Headers = {};

const READING = 'GET, HEAD, OPTIONS';
const ASKING = 'GET, HEAD, POST, OPTIONS';

/** How long a browser may cache what is allowed, in seconds. */
const A_DAY = '86400';

/** The answer to OPTIONS: what may be done at an address (RFC 9110, section 9.3.7), also by pages of other sites. */
export function allowed({ path }: HttpRequest): Answer {
  const methods = /\/(?:graphql|sparql(?:\.[a-z]+)?)$/.test(path) ? ASKING : READING;
  const headers = {
    Allow: methods,
    'Access-Control-Allow-Methods': methods,
    'Access-Control-Allow-Headers': '*',
    'Access-Control-Max-Age': A_DAY,
  };
  return { status: 204, headers };
}
