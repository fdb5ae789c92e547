import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { ClientLeft } from '../reading/client-left.ts';
import { PLAIN_TEXT, plainText, type Answer, type Handle } from './answer.ts';
import { linesOf, securityHeaders } from './headers.ts';
import type { Instance } from './operator/instance.ts';
import { isMistaken } from './mistake-pace.ts';
import { decodedPath, type HeaderReader, type HttpRequest, notesFor, utf8Text } from './request.ts';

interface Host {
  /** The host of a request of HTTP/1.0 that names none. */
  readonly hostname: string;
  readonly instance: Pick<Instance, 'log' | 'mistakes'>;
}

/** How long a client may go on sending a body that is not read, in milliseconds. */
const UNREAD = 500;

/** Whether a request announces a body (RFC 9112, section 6). */
function hasBody({ headers }: IncomingMessage): boolean {
  return 'content-length' in headers || 'transfer-encoding' in headers;
}

/** Answers the requests of a Node server. */
export function nodeListener(handle: Handle, { hostname, instance }: Host) {
  const { log, mistakes } = instance;
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const fail = (err: unknown): void => {
      log.error({ err }, 'an answer failed');
      if (outgoing.headersSent) outgoing.destroy();
      else void send(failed, incoming, outgoing);
    };
    const sendInTurn = (answer: Answer): void => {
      const { socket } = incoming;
      const notes = notesFor(incoming);
      const give = (): void => {
        try {
          send(answer, incoming, outgoing)?.catch(fail);
        } catch (error) {
          fail(error);
        }
      };
      if (isMistaken(answer, notes) && !outgoing.destroyed)
        mistakes.inTurn(give, { socket, notes });
      else give();
    };
    try {
      const url = urlOf(incoming, hostname);
      const answer = url ? handle(requestOf(incoming, outgoing, url)) : noAddress;
      // An answer that is there is sent at once: a promise would cost a tenth of it.
      if (answer instanceof Promise) answer.then(sendInTurn).catch(fail);
      else sendInTurn(answer);
    } catch (error) {
      fail(error);
    }
  };
}

const noAddress = plainText(400, 'The address is not a valid HTTP address.\n', {
  ...securityHeaders,
  ...PLAIN_TEXT,
});
const failed = plainText(500, 'Something went wrong here.\n', securityHeaders);

function requestOf(incoming: IncomingMessage, outgoing: ServerResponse, url: URL): HttpRequest {
  const header: HeaderReader = (name) => headerOf(incoming, name);
  return {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '',
    url,
    path: decodedPath(url.pathname),
    notes: notesFor(incoming, header('x-request-id')),
    header,
    text: async (mostBytes) => {
      const bytes = await bytesOf(incoming, mostBytes);
      return bytes && utf8Text(bytes);
    },
    hasLeft: () => outgoing.destroyed,
    left: () => leavingOf(outgoing),
    cut: () => outgoing.destroy(),
  };
}

/** Most requests ask for no signal, so that it is made for those that do. */
function leavingOf(outgoing: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  outgoing.once('close', () => {
    leaving.abort();
  });
  if (outgoing.destroyed) leaving.abort();
  return leaving.signal;
}

/** Of these Node takes the first where there are several. */
const SINGLE: ReadonlySet<string> = new Set(['content-type', 'if-unmodified-since']);

function headerOf(incoming: IncomingMessage, name: Lowercase<string>): string | undefined {
  const first = incoming.headers[name];
  if (first === undefined) return undefined;
  const value =
    SINGLE.has(name) && isRepeated(incoming, name) ? incoming.headersDistinct[name] : first;
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Whether a header came several times: Node keeps all values apart at some cost. */
function isRepeated({ rawHeaders }: IncomingMessage, name: string): boolean {
  let times = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const each = rawHeaders[at] ?? '';
    if (each.length === name.length && each.toLowerCase() === name) times += 1;
  }
  return times > 1;
}

/** The latest addresses, so that those that are asked for again and again need not be parsed. */
const addresses = new LRUCache<string, URL>({ max: 1_000 });
const MOST_OF_ADDRESS = 300;

/** The address of a request; `undefined` where it is none, or its `Host` is none. */
function urlOf({ url = '', headers }: IncomingMessage, hostname: string): URL | undefined {
  const isWhole = !url.startsWith('/') && /^https?:\/\//.test(url);
  if (!isWhole && !isHost(headers.host ?? hostname)) return undefined;
  let address = addresses.get(url);
  if (!address) {
    address = parsed(url, isWhole);
    if (address && url.length <= MOST_OF_ADDRESS) addresses.set(url, address);
  }
  return address;
}

function parsed(url: string, isWhole: boolean): URL | undefined {
  const [path = ''] = url.split('?', 1);
  // A parser of browsers' addresses reads it as a slash.
  if (path.includes('\\')) return undefined;
  if (!isWhole && !/^(?:\/|$)/.test(url)) return undefined;
  const address = isWhole ? url : `http://localhost${url}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** Whether a text can be the host of an address as it is, with or without a port. */
function isHost(text: string): boolean {
  if (/^[a-z0-9._-]+(?::\d{1,4})?$/.test(text)) return true;
  const name = text.replace(/:\d+$/, '').toLowerCase();
  return URL.canParse(`http://${text}/`) && new URL(`http://${text}/`).hostname === name;
}

/** Reads a body by its events: an iterator takes several times as long. */
function bytesOf(incoming: IncomingMessage, mostBytes: number): Promise<Uint8Array | undefined> {
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
    incoming.on('data', take).on('close', leave);
    incoming.on('end', () => {
      const [first = Buffer.alloc(0), ...more] = chunks;
      resolve(more.length ? Buffer.concat(chunks) : first);
    });
  });
}

/** Writes an answer; what is returned is a stream that is still being written. */
function send(
  answer: Answer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> | undefined {
  endUnread(incoming, outgoing);
  const { status, headers, written, body } = answer;
  const isWanted = incoming.method !== 'HEAD' && !outgoing.destroyed;
  if (body instanceof ReadableStream) return sendStream(answer, body, { outgoing, isWanted });
  // What was written before has its length there.
  if (written) outgoing.writeHead(status, linesOf(headers).concat(...written));
  else if (isWanted && body !== undefined)
    outgoing.writeHead(status, { 'Content-Length': Buffer.byteLength(body), ...headers });
  else outgoing.writeHead(status, headers);
  if (isWanted && body !== undefined) outgoing.end(body);
  else outgoing.end();
  return undefined;
}

async function sendStream(
  { status, headers }: Answer,
  body: ReadableStream<Uint8Array>,
  { outgoing, isWanted }: { readonly outgoing: ServerResponse; readonly isWanted: boolean },
): Promise<void> {
  outgoing.writeHead(status, headers);
  await (isWanted ? pour(body, outgoing) : body.cancel());
  outgoing.end();
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
      await taken(chunk.value, outgoing);
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
function taken(chunk: Uint8Array, outgoing: ServerResponse): Promise<void> | undefined {
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
  // What has no body is whole with its headers.
  if (incoming.readableEnded || !hasBody(incoming)) return;
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
