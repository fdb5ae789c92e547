import { nothingAllowed } from '../site/policy.ts';
import type { Answer, HeaderLines, Headers } from './answer.ts';
import type { HttpRequest } from './request.ts';

/** The headers of every answer: its type is what it says, no other site learns where its reader was, no frame shows it. */
export const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': nothingAllowed,
};

/** Names the version of the snapshot: so a reader of several answers knows whether they fit together. */
const VERSION = 'Catalogue-Version';

const EXPOSED = [
  ...['Link', 'ETag', 'Content-Location', 'Last-Modified'],
  ...[VERSION, 'X-Request-Id', 'Row-Count', 'Content-Disposition'],
].join(',');

/**
 * The headers of every answer of a service: any page may read everything, without credentials (CORS, Fetch standard,
 * section 3.3). An answer with a policy of its own keeps that.
 */
export class CommonHeaders {
  readonly #common: Headers;
  readonly #lines = new WeakMap<Headers, WeakMap<Headers, HeaderLines>>();

  constructor(version: string) {
    this.#common = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': EXPOSED,
      [VERSION]: version,
      ...securityHeaders,
    };
  }

  /** An answer with all its headers; `id` names its request. */
  complete({ status, headers, written, body }: Answer, id: string): Answer {
    if (written) return { status, headers, written: [['X-Request-Id', id], ...written], body };
    return { status, headers: { ...this.#common, 'X-Request-Id': id, ...headers }, body };
  }

  /** These headers and the common ones as lines: the same for all answers that are given the same two objects. */
  lines(first: Headers, second: Headers = NONE): HeaderLines {
    let found = this.#lines.get(first);
    if (!found) this.#lines.set(first, (found = new WeakMap()));
    let lines = found.get(second);
    if (!lines) found.set(second, (lines = linesOf({ ...this.#common, ...first, ...second })));
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
