import type { IncomingMessage, ServerResponse } from 'node:http';
import { PLAIN_TEXT, plainText, type Answer, type Handle } from './answer.ts';
import { securityHeaders } from './headers.ts';
import type { Log } from './operator/log.ts';
import { ClientLeft, decodedPath, notesFor, type HttpRequest } from './request.ts';

interface Host {
  /** The host of a request of HTTP/1.0 that names none. */
  readonly hostname: string;
  readonly log: Log;
}

/** How long a client may go on sending a body that is not read, in milliseconds. */
const UNREAD = 500;

/** Answers the requests of a Node server. */
export function nodeListener(handle: Handle, { hostname, log }: Host) {
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    endUnread(incoming, outgoing);
    try {
      const url = urlOf(incoming, hostname);
      const answer = url
        ? await handle(requestOf(incoming, outgoing, url))
        : plainText(400, 'The address is not a valid HTTP address.\n', {
            ...securityHeaders,
            ...PLAIN_TEXT,
          });
      await send(answer, incoming, outgoing);
    } catch (err) {
      log.error({ err }, 'an answer failed');
      if (outgoing.headersSent) outgoing.destroy();
      else await send(failed, incoming, outgoing);
    }
  };
}

const failed = plainText(500, 'Something went wrong here.\n', securityHeaders);

function requestOf(incoming: IncomingMessage, outgoing: ServerResponse, url: URL): HttpRequest {
  const header = (name: string): string | undefined => headerOf(incoming, name);
  return {
    method: incoming.method ?? 'GET',
    url,
    path: decodedPath(url.pathname),
    notes: notesFor(incoming, header('X-Request-Id')),
    header,
    text: (mostBytes) => textOf(incoming, mostBytes),
    hasLeft: () => outgoing.destroyed,
    cut: () => outgoing.destroy(),
  };
}

/** Of these Node takes the first where there are several. */
const SINGLE = new Set(['content-type', 'if-unmodified-since']);

function headerOf(incoming: IncomingMessage, name: string): string | undefined {
  const key = name.toLowerCase();
  const value = SINGLE.has(key) ? incoming.headersDistinct[key] : incoming.headers[key];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The address of a request; `undefined` where it is none, or its `Host` is none. */
function urlOf({ url = '', headers }: IncomingMessage, hostname: string): URL | undefined {
  const [path = ''] = url.split('?', 1);
  // A parser of browsers' addresses reads it as a slash.
  if (path.includes('\\')) return undefined;
  const isWhole = /^https?:\/\//.test(url);
  if (!isWhole && (!/^(?:\/|$)/.test(url) || !isHost(headers.host ?? hostname))) return undefined;
  const address = isWhole ? url : `http://localhost${url}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** Whether a text can be the host of an address as it is, with or without a port. */
function isHost(text: string): boolean {
  const name = text.replace(/:\d+$/, '').toLowerCase();
  const isParsed = (): boolean => URL.canParse(`http://${text}/`);
  if (/^[a-z0-9._-]+(?::\d{1,4})?$/.test(text)) return true;
  return isParsed() && new URL(`http://${text}/`).hostname === name;
}

const decoder = new TextDecoder();

/** Reads a body by its events: an iterator takes several times as long. */
function textOf(incoming: IncomingMessage, mostBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      // Every request closes in the end: an error is made for those that break off.
      if (!incoming.readableEnded) reject(new ClientLeft());
    };
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= mostBytes) return;
      incoming.off('data', take);
      resolve(undefined);
    };
    if (incoming.destroyed) leave();
    incoming.on('data', take).once('close', leave).once('error', leave);
    incoming.once('end', () => {
      resolve(decoder.decode(Buffer.concat(chunks)));
    });
  });
}

async function send(
  { status, headers, body }: Answer,
  { method }: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const hasBody = method !== 'HEAD' && !outgoing.destroyed;
  if (body instanceof ReadableStream) {
    outgoing.writeHead(status, headers);
    await (hasBody ? pour(body, outgoing) : body.cancel());
    outgoing.end();
    return;
  }
  if (hasBody && body !== undefined) {
    outgoing.writeHead(status, { 'Content-Length': Buffer.byteLength(body), ...headers });
    outgoing.end(body);
  } else {
    outgoing.writeHead(status, headers);
    outgoing.end();
  }
}

/** Writes a stream as fast as the client reads it. */
async function pour(stream: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  outgoing.flushHeaders();
  const reader = stream.getReader();
  const leave = (): void => void reader.cancel().catch(() => undefined);
  outgoing.once('close', leave);
  try {
    let chunk = await reader.read();
    while (!chunk.done) {
      await written(chunk.value, outgoing);
      chunk = await reader.read();
    }
  } catch {
    // The maker of the stream has logged why: the client must see that the answer is not complete.
    outgoing.destroy();
  } finally {
    outgoing.off('close', leave);
  }
}

/** Writes a chunk, and resolves when the connection takes more. */
function written(chunk: Uint8Array, outgoing: ServerResponse): Promise<void> | undefined {
  if (outgoing.write(chunk)) return undefined;
  return new Promise((resolve) => {
    const done = (): void => {
      outgoing.off('drain', done).off('close', done);
      resolve();
    };
    outgoing.once('drain', done).once('close', done);
    if (outgoing.destroyed) done();
  });
}

/** Takes the rest of a request in after its answer, for a moment: then the connection can be used again. */
function endUnread(incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.once('finish', () => {
    if (incoming.readableEnded || incoming.destroyed) return;
    incoming.resume();
    const timer = setTimeout(() => {
      if (!incoming.complete) incoming.socket.destroySoon();
    }, UNREAD);
    incoming.once('close', () => {
      clearTimeout(timer);
    });
    timer.unref();
  });
}
