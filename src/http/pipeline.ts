import { preconditionFailed, type Answer, type HeaderLines, type Headers } from './answer.ts';
import type { Coding } from './accepted.ts';
import { bodyOf } from './body.ts';
import type { Pieces } from './byte-stream.ts';
import type { CachedAnswer } from './cache.ts';
import { verdictOf } from './conditions.ts';
import type { Choice } from './choice.ts';
import { NONE } from './headers.ts';
import { ClientLeft } from '../reading/client-left.ts';
import { isReading, type HttpRequest } from './request.ts';
import type { Service } from './service.ts';

/** One form of what is at an address: chosen by the request, and not made yet. */
export interface Representation extends Choice {
  /** How it is made; asked for where neither conditions nor the cache decide. */
  readonly making: () => Making;
}

/** How a representation is made. */
export interface Making {
  readonly coding: Coding | undefined;
  readonly make: () => Made | Promise<Made>;
  /** Where making can fail by the caller's mistake: the 412 in the form that the mistakes have, and their headers. */
  readonly fallible?: Fallible | undefined;
}

/** What is answered where the caller was mistaken. */
export interface Fallible {
  readonly unexpected: () => Answer;
  readonly headers: Headers;
}

/** What was made, before it is compressed. */
export interface Made {
  /** A whole text, or the pieces of one that may be too long to be made at once. */
  readonly text: string | Pieces;
  /** Its own headers, which go with it into the cache. */
  readonly headers: Headers;
  /** The status of a mistake of the caller; `undefined`: this is what was asked for. */
  readonly mistake?: number | undefined;
}

/**
 * Answers with a representation: the conditions of the request are compared with its ETag, then the cache is asked, and only
 * then it is made, compressed and, where it is long, streamed.
 */
export function respond(
  request: HttpRequest,
  representation: Representation,
  service: Service,
): Answer | Promise<Answer> {
  if (isReading(request) && representation.etag !== undefined)
    service.recent.add(request, representation);
  return (
    answerAtOnce(request, representation, service) ?? answerLater(request, representation, service)
  );
}

/** The answer that conditions or the cache decide; `undefined` where it has to be made. */
export function answerAtOnce(
  request: HttpRequest,
  choice: Choice,
  service: Service,
): Answer | undefined {
  const verdict = verdictFor(request, choice, service);
  if (verdict === 304) {
    // `*` asks whether there is any answer; only a query itself can tell.
    const isOpen = choice.mayFail && request.header('if-none-match')?.trim() === '*';
    return isOpen ? undefined : notModified(choice, service);
  }
  if (verdict === 412) return choice.mayFail ? undefined : preconditionFailed();
  const cached = service.cache.get(choice.key);
  if (cached && choice.mayFail) service.instance.metrics.lookedUp(true);
  return cached && sound(cached, choice, service);
}

function verdictFor(
  request: HttpRequest,
  { etag }: Choice,
  { dates }: Service,
): ReturnType<typeof verdictOf> {
  return etag === undefined ? 200 : verdictOf(request, { etag, dates });
}

async function answerLater(
  request: HttpRequest,
  representation: Representation,
  service: Service,
): Promise<Answer> {
  const making = representation.making();
  const { fallible } = making;
  const verdict = verdictFor(request, representation, service);
  const cached = verdict === 200 ? undefined : service.cache.get(representation.key);
  if (fallible) service.instance.metrics.lookedUp(cached !== undefined);
  if (!cached) {
    const made = await make(request, { ...representation, ...making }, service);
    // Conditions are about what is there: a mistake is answered as it is (RFC 9110, section 13.2.1).
    if (verdict === 200 || !fallible || !('ETag' in made.headers)) return made;
  }
  return verdict === 304
    ? notModified(representation, service)
    : (fallible?.unexpected() ?? preconditionFailed());
}

function sound({ headers, bytes }: CachedAnswer, choice: Choice, service: Service): Answer {
  const lines = service.headers.lines(choice.headers, headers);
  return { status: 200, headers: NONE, written: withDays(lines, choice, service), body: bytes };
}

/** The answer to a client that has the representation (RFC 9110, section 15.4.5). */
function notModified(choice: Choice, service: Service): Answer {
  const lines = service.headers.linesOfUnchanged(choice.headers);
  return { status: 304, headers: NONE, written: withDays(lines, choice, service) };
}

function withDays(
  lines: HeaderLines,
  { isDated }: Choice,
  { days }: Service,
): readonly HeaderLines[] {
  return isDated ? [days.lines, lines] : [lines];
}

async function make(
  request: HttpRequest,
  representation: Choice & Making,
  service: Service,
): Promise<Answer> {
  const { text: pieces, mistake, headers: given } = await representation.make();
  const text = service.collect ? await service.collect(pieces) : pieces;
  const coding = mistake === undefined && isReading(request) ? representation.coding : undefined;
  const body = await bodyOf(text, {
    coding,
    isHead: request.method === 'HEAD',
    begin: () => download(request, service),
    keep: (chunks) => kept(chunks, request, { made: { ...representation, given }, service }),
  });
  const headers = {
    ...codedHeaders(given, body.coding),
    ...(body.length !== undefined && { 'Content-Length': String(body.length) }),
  };
  const { content } = body;
  if (mistake !== undefined)
    return {
      status: mistake,
      headers: { ...representation.fallible?.headers, ...headers },
      body: content,
    };
  if (content !== undefined && !(content instanceof ReadableStream))
    cache(
      request,
      { key: representation.key, etag: representation.etag, headers, content },
      service,
    );
  const days = representation.isDated ? service.days.headers : NONE;
  const own = { ...representation.headers, ...days, ...headers };
  return { status: 200, headers: own, body: content };
}

function codedHeaders(headers: Headers, coding: Coding | undefined): Headers {
  return coding ? { ...headers, 'Content-Encoding': coding } : headers;
}

/**
 * The chunks of a long answer, kept for the cache while they are sent where it was read not long ago, too: those who read
 * everything once would drive out what others ask for again and again.
 */
function kept(
  chunks: AsyncIterable<Uint8Array>,
  request: HttpRequest,
  { made, service }: { readonly made: Long; readonly service: Service },
): AsyncIterable<Uint8Array> {
  const { key, etag, given, coding } = made;
  const { cache: answers } = service;
  if (!answers.isOn || !isReading(request) || etag === undefined) return chunks;
  if (!answers.isAskedAgain(key)) return chunks;
  return answers.keeping(chunks, { key, headers: codedHeaders(given, coding) });
}

/** A long answer with its own headers; what is read is sent in its coding. */
interface Long extends Pick<Choice, 'key' | 'etag'>, Pick<Making, 'coding'> {
  readonly given: Headers;
}

/** What was read is likely to be read again; what was posted is cached when it comes a second time. */
function cache(
  request: HttpRequest,
  { key, etag, headers, content }: Whole,
  { cache: answers }: Service,
): void {
  const isReadOnce = isReading(request) && etag === undefined;
  if (!answers.isOn || isReadOnce || (!isReading(request) && !answers.isAskedAgain(key))) return;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  answers.set(key, { headers, bytes });
}

/** An answer that is whole, with its name in the cache. */
interface Whole extends Pick<Choice, 'key' | 'etag'> {
  readonly headers: Headers;
  readonly content: string | Uint8Array<ArrayBuffer>;
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
    if (err !== undefined && !(err instanceof ClientLeft))
      log.error({ err }, 'a long answer was not finished');
  };
}
