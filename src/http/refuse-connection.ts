import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { lacksRequest, type Connections } from './connections.ts';
import type { Instance } from './operator/instance.ts';
import { notesFor } from './request.ts';
import { securityHeaders } from './headers.ts';
import { Stalled } from './stalled.ts';

const TOO_SLOW: Refusal = {
  reason: 'request_time',
  status: '408 Request Timeout',
  message: 'The request did not come in time.',
};

/** What is answered to a request that is none, by Node's code for what is wrong with it. */
const ANSWERS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    reason: 'header_bytes',
    status: '431 Request Header Fields Too Large',
    message:
      'The line and the headers of the request are too long. Send a long query as POST, with the query in the body.',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    reason: 'chunk_extensions',
    status: '413 Content Too Large',
    message: 'The extensions of the chunks are too long.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: TOO_SLOW,
};

const MALFORMED: Refusal = {
  reason: 'malformed',
  status: '400 Bad Request',
  message: 'This is no request of HTTP/1.1.',
};

interface Refusal {
  /** What the metrics call it. */
  readonly reason: string;
  readonly status: string;
  readonly message: string;
}

/** What a client does that has gone, and reads no refusal. */
const GONE = new Set(['ECONNRESET', 'EPIPE']);

/** The end in the middle of a request. */
const BROKEN_OFF = 'HPE_INVALID_EOF_STATE';

/** How long a refused client may take to read why, in milliseconds. */
const PATIENCE = 1_000;

/** Refuses what comes too slowly, is no HTTP, is one connection too many, or announces a body that is too large. */
export function refuseConnections(
  server: Server,
  connections: Connections,
  instance: Instance,
): void {
  const { limits, metrics } = instance;
  const refusals = new Refusals(instance);
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket: Socket) => {
    // What comes after a mistake is read as the same mistake once more.
    if (refusals.has(socket)) return;
    const refusal = ANSWERS[code] ?? MALFORMED;
    if (!GONE.has(code)) metrics.refused.inc({ reason: refusal.reason });
    const answers = connections.answers(socket);
    const [first] = answers.length === 1 ? answers : [];
    // What is written on an answer under way would be read as a part of it.
    if (!socket.writable) socket.destroy();
    else if (answers.length && !(first && lacksRequest(first))) connections.endAfterAnswers(socket);
    else {
      if (first && !GONE.has(code) && code !== BROKEN_OFF) note(first, refusal);
      refusals.add(socket, refusal);
    }
  });
  // Without a listener Node closes the connection without an answer.
  server.on('connect', (_incoming, socket: Socket) => {
    // Node has taken its own listener away: without one, a client that resets the connection would end the server.
    socket.on('error', () => undefined);
    metrics.refused.inc({ reason: MALFORMED.reason });
    refusals.add(socket, { ...MALFORMED, message: 'This is no proxy.' });
  });
  server.on('drop', () => {
    metrics.refused.inc({ reason: 'connections' });
  });
  cutStalled(server, connections, limits.stallTime);
  // A client that asks before it sends a body that is too large need not send it: the app refuses it by its length.
  server.on('checkContinue', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (!(Number(incoming.headers['content-length']) > limits.bodyBytes)) outgoing.writeContinue();
    server.emit('request', incoming, outgoing);
  });
  // Whatever else is expected need not be kept (RFC 9110, section 10.1.1); Node's own refusal would be counted nowhere.
  server.on('checkExpectation', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    server.emit('request', incoming, outgoing);
  });
}

/** The connections that are refused, each in its turn. */
class Refusals {
  readonly #refused = new WeakSet<Socket>();
  readonly #mistakes: Instance['mistakes'];

  constructor({ mistakes }: Instance) {
    this.#mistakes = mistakes;
  }

  has(socket: Socket): boolean {
    return this.#refused.has(socket);
  }

  add(socket: Socket, refusal: Refusal): void {
    this.#refused.add(socket);
    const answer = (): void => {
      if (socket.writable) refuse(socket, refusal);
    };
    // What came too slowly may still come: in the meantime it would be answered.
    if (refusal === TOO_SLOW) answer();
    else this.#mistakes.inTurn(answer, { socket });
  }
}

/** Cuts the answers that nobody reads any more, after a time in milliseconds. */
function cutStalled(server: Server, connections: Connections, time: number): void {
  const stalled = new Stalled(time);
  server.setTimeout(stalled.part, (socket: Socket) => {
    // The headers time out, and not the reader: the request comes too slowly, or has not begun.
    if (socket.bytesRead === 0 || connections.isHalf(socket)) return;
    const answers = connections.answers(socket);
    // It waits for the first of them, which has a deadline of its own; the others come after that one.
    if (answers[0]?.headersSent === false) return;
    if (answers.length && !stalled.isOver(socket)) return;
    for (const { req } of answers) notesFor(req).cut = 'stalled';
    socket.destroy();
  });
}

/** The app waits for the rest of the request: what it would answer is not asked for any more. */
function note(outgoing: ServerResponse, { reason, status }: Refusal): void {
  outgoing.statusCode = Number.parseInt(status);
  notesFor(outgoing.req).refusal = reason;
}

/** As GraphQL has its errors, since a GET with a long query is what is refused most often. */
function refuse(socket: Socket, { status, reason, message }: Refusal): void {
  const body = `${JSON.stringify({ errors: [{ message, extensions: { code: reason.toUpperCase() } }] })}\n`;
  const head = [
    `HTTP/1.1 ${status}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), PATIENCE).unref();
}

/** Whether a request says once to whom it goes, as HTTP/1.1 must (RFC 9112, section 3.2). */
export function hasOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (isHost(rawHeaders[index])) hosts += 1;
  return hosts === 1 || (hosts === 0 && httpVersion === '1.0');
}

function isHost(name = ''): boolean {
  return name.length === 4 && name.toLowerCase() === 'host';
}

/** The answer to a request that does not. */
export function refuseHost(outgoing: ServerResponse): void {
  const headers = { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' };
  outgoing.writeHead(400, { ...headers, Connection: 'close' });
  outgoing.end('A request of HTTP/1.1 has one Host.\n');
}
