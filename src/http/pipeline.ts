import { preconditionFailed, type Answer } from './answer.ts';
import type { Coding } from './accepted.ts';
import { bodyOf } from './body.ts';
import type { Pieces } from './byte-stream.ts';
import type { CachedAnswer } from './cache.ts';
import { verdictOf } from './conditions.ts';
import { isReading, type HttpRequest } from './request.ts';
import type { Service } from './service.ts';

/** One form of what is at an address: chosen by the request, named by its ETag, and not made yet. */
export interface Representation {
  readonly etag: string;
  readonly coding: Coding | undefined;
  /** The headers of a 200 and of a 304, besides the ETag. */
  readonly headers: Readonly<Record<string, string>>;
  readonly make: () => Made | Promise<Made>;
  /** Where making can fail by the caller's mistake: the 412 in the form that the mistakes have, and their headers. */
  readonly fallible?: Fallible | undefined;
}

interface Fallible {
  readonly unexpected: () => Answer;
  readonly headers: Readonly<Record<string, string>>;
}

/** What was made, before it is compressed. */
export interface Made {
  /** A whole text, or the pieces of one that may be too long to be made at once. */
  readonly text: string | Pieces;
  /** Its own headers, which go with it into the cache. */
  readonly headers: Readonly<Record<string, string>>;
  /** The status of a mistake of the caller; `undefined`: this is what was asked for. */
  readonly mistake?: number | undefined;
}

/**
 * Answers with a representation: the conditions of the request are compared with its ETag, then the cache is asked, and only
 * then it is made, compressed and, where it is long, streamed.
 */
export async function respond(
  request: HttpRequest,
  representation: Representation,
  service: Service,
): Promise<Answer> {
  const { etag, fallible } = representation;
  const verdict = isReading(request) ? verdictOf(request, { etag, dates: service.dates }) : 200;
  // `*` asks whether there is any answer; only a query itself can tell.
  const isAny = request.header('If-None-Match')?.trim() === '*';
  if (verdict === 412 && !fallible) return preconditionFailed();
  if (verdict === 304 && !(fallible && isAny)) return notModified(representation);
  const cached = service.cache.get(etag);
  if (fallible) service.instance.metrics.lookedUp(cached !== undefined);
  const own = isReading(request)
    ? { ETag: etag, ...representation.headers }
    : representation.headers;
  const made = cached ? sound(cached, own) : await make(request, representation, { service, own });
  // Conditions are about what is there: a mistake is answered as it is (RFC 9110, section 13.2.1).
  if (verdict === 200 || !fallible || !('ETag' in made.headers)) return made;
  return verdict === 304 ? notModified(representation) : fallible.unexpected();
}

type Headers = Readonly<Record<string, string>>;

function sound({ headers, bytes }: Pick<CachedAnswer, 'headers' | 'bytes'>, own: Headers): Answer {
  return { status: 200, headers: { ...own, ...headers }, body: bytes };
}

/** The answer to a client that has the representation (RFC 9110, section 15.4.5). */
function notModified({ etag, headers }: Representation): Answer {
  return { status: 304, headers: { ETag: etag, ...headers } };
}

async function make(
  request: HttpRequest,
  representation: Representation,
  { service, own }: { service: Service; own: Headers },
): Promise<Answer> {
  const { text: pieces, mistake, headers: given } = await representation.make();
  const text = service.collect ? await service.collect(pieces) : pieces;
  const coding = mistake === undefined && isReading(request) ? representation.coding : undefined;
  const body = await bodyOf(text, {
    coding,
    isHead: request.method === 'HEAD',
    begin: () => download(request, service),
  });
  const headers = {
    ...given,
    ...(body.coding && { 'Content-Encoding': body.coding }),
    ...(body.length !== undefined && { 'Content-Length': String(body.length) }),
  };
  const { content } = body;
  if (mistake !== undefined)
    return {
      status: mistake,
      headers: { ...representation.fallible?.headers, ...headers },
      body: content,
    };
  if (!(content instanceof Uint8Array))
    return { status: 200, headers: { ...own, ...headers }, body: content };
  service.cache.set(representation.etag, { headers, bytes: content });
  return sound({ headers, bytes: content }, own);
}

/**
 * Counts a long answer as a download; returns the function that ends it, and that logs a failure. The answer is cut when
 * its service retires.
 */
function download(
  request: HttpRequest,
  { instance: { downloads, log }, retirement: { signal } }: Service,
): (error?: unknown) => void {
  const leave = downloads.take();
  const cut = (): void => {
    request.notes.cut = 'outdated';
    request.cut();
  };
  signal.addEventListener('abort', cut);
  return (err) => {
    signal.removeEventListener('abort', cut);
    leave();
    if (err !== undefined) log.error({ err }, 'a long answer was not finished');
  };
}
