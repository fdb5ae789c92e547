import * as http from 'node:http';
import * as https from 'node:https';
import type { Access } from './access.ts';
import { EngineError } from './engine-error.ts';

/** Headers of an answer, by their names in small letters. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The one address that an engine is asked at, and how. */
interface Target {
  readonly url: URL;
  /** Keeps connections, and bounds their number. */
  readonly agent: http.Agent;
  /** Who asks. */
  readonly access?: Access | undefined;
  /** Ends every request, those that wait for a connection among them. */
  readonly ending?: AbortSignal | undefined;
}

/** What is sent. */
export interface Sent {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The query part of the address, without its question mark. */
  readonly search?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal | undefined;
  /** When the answer has to be here, in milliseconds of `performance.now()`. */
  readonly until?: number | undefined;
  /** How many bytes an answer has at most. */
  readonly maxBytes?: number;
}

/** A whole answer, of whatever status. */
export interface Received {
  /** Whether there are credentials for the engine, asked for or not. */
  readonly hasCredentials?: boolean;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

const MOST_BYTES = 128_000_000;

/** What a timer takes, in milliseconds. */
const MOST_TIME = 2 ** 31 - 1;

/** The connections to an engine: so many at a time, used again unless that is not wanted. */
export function connectionsTo(url: URL, most: number, keepAlive = true): http.Agent {
  const { Agent } = url.protocol === 'https:' ? https : http;
  return new Agent({ keepAlive, maxSockets: most, maxFreeSockets: most, timeout: 60_000 });
}

/**
 * Sends a request to an engine and gives its whole answer; again with the credentials that it asks for, if it does. No
 * redirect is followed. Throws an `EngineError` where nothing
 * or a part of an answer comes, and the reason of the signal where one ends the request.
 */
export async function exchange(target: Target, sent: Sent): Promise<Received> {
  const received = await exchangeOnce(target, sent);
  const wanted = received.headers['www-authenticate'];
  const isOther = received.status === 401 && target.access?.learn(wanted) === true;
  const hasCredentials = target.access?.hasCredentials ?? false;
  return { ...(isOther ? await exchangeOnce(target, sent) : received), hasCredentials };
}

function exchangeOnce(target: Target, sent: Sent): Promise<Received> {
  const { until } = sent;
  const signals = [sent.signal, target.ending].filter((each) => each !== undefined);
  const aborted = (): AbortSignal | undefined => signals.find((each) => each.aborted);
  if (aborted()) return Promise.reject(asError(aborted()?.reason));
  return new Promise((resolve, reject) => {
    const request = begin(target, sent);
    const stop = (reason: unknown): void => void request.destroy(asError(reason));
    const left = () => {
      stop(aborted()?.reason);
    };
    const late = (): void => {
      stop(request.socket ? timedOut(target.url) : queued());
    };
    const timer = until === undefined ? undefined : setTimeout(late, timeTo(until));
    for (const each of signals) each.addEventListener('abort', left, { once: true });
    const end = (): void => {
      clearTimeout(timer);
      for (const each of signals) each.removeEventListener('abort', left);
    };
    request.once('response', (response) => {
      receive(response, sent.maxBytes ?? MOST_BYTES).then(
        (received) => {
          end();
          resolve(received);
        },
        (error: unknown) => {
          end();
          request.destroy();
          reject(causeOf(error, aborted(), target.url));
        },
      );
    });
    request.once('error', (error) => {
      end();
      reject(causeOf(error, aborted(), target.url));
    });
    request.end(sent.body);
  });
}

function begin({ url, agent, access }: Target, sent: Sent): http.ClientRequest {
  const { request } = url.protocol === 'https:' ? https : http;
  const { method = 'POST', search = '', headers, body } = sent;
  const address = new URL(url);
  if (search) address.search = url.search ? `${url.search}&${search}` : search;
  const authorization = access?.header(method, address.pathname + address.search);
  return request(address, {
    method,
    agent,
    headers: {
      'Accept-Encoding': 'identity',
      ...(authorization !== undefined && { Authorization: authorization }),
      ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }),
      ...headers,
    },
  });
}

async function receive(response: http.IncomingMessage, most: number): Promise<Received> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most)
      throw new EngineError('partial', `The engine's answer has more than ${most} bytes`);
    chunks.push(chunk);
  }
  if (!response.complete) throw cutOff();
  const { statusCode = 0, headers } = response;
  return { status: statusCode, headers, body: Buffer.concat(chunks) };
}

/** What ended a request: an aborted signal's own reason, the deadline, or the connection. */
function causeOf(error: unknown, aborted: AbortSignal | undefined, url: URL): Error {
  if (aborted) return asError(aborted.reason);
  if (error instanceof EngineError) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_')) return cutOff(error);
  const message = `The engine at ${placeOf(url)} cannot be reached (${code || 'no connection'}): check that it is running, and its address`;
  return new EngineError('unreachable', message, { cause: error });
}

function cutOff(cause?: unknown): EngineError {
  return new EngineError('cut', 'The engine ended the connection before its answer was whole', {
    cause,
  });
}

function timedOut(url: URL): EngineError {
  const message = `The engine at ${placeOf(url)} did not answer in time: check its address, and what else it has to do`;
  return new EngineError('timeout', message);
}

/** An address for a log: what comes after its path may be a secret. */
function placeOf({ origin, pathname }: URL): string {
  return origin + pathname;
}

function queued(): EngineError {
  return new EngineError('queued', 'The queries before it took too long');
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('The request was ended', { cause: reason });
}

function timeTo(until: number): number {
  return Math.min(MOST_TIME, Math.max(0, until - performance.now()));
}
