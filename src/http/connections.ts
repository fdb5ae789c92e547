import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The state of a connection. */
interface Connection {
  /** The answers that are under way on it, in order: more than one where a client does not wait for the first. */
  readonly answers: Set<ServerResponse>;
  /** How the requests are answered that have come and wait for those before them. */
  readonly waiting: (() => void)[];
  /** The bytes that had come when it was last idle: where there are more, a request is on its way. */
  bytesWhenIdle: number;
  /** Whether it is to be closed after the answers that are under way. */
  isLast: boolean;
}

/** So many requests of a connection are answered at a time. */
const AT_A_TIME = 4;

/**
 * How long a connection without a request may still send one while the server ends, and how long a client may take to
 * close its side; in milliseconds.
 */
const GRACE = 1_000;

/**
 * The connections of a server, so that none with a request or an answer on it is closed by mistake. Node's own
 * `closeIdleConnections`, which its `close` calls, drops answers that are written but not yet read.
 */
export class Connections {
  readonly #connections = new Map<Socket, Connection>();
  #isEnding = false;
  #ended: () => void = () => undefined;

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#connections.set(socket, {
        answers: new Set(),
        waiting: [],
        bytesWhenIdle: 0,
        isLast: false,
      });
      socket.once('close', () => {
        this.#connections.delete(socket);
        if (this.#connections.size === 0) this.#ended();
      });
    });
  }

  get size(): number {
    return this.#connections.size;
  }

  /** The answers that are under way, on one connection or on all. */
  answers(socket?: Socket): ServerResponse[] {
    const asked = socket ? [this.#connections.get(socket)] : [...this.#connections.values()];
    return asked.flatMap((connection) => [...(connection?.answers ?? [])]);
  }

  /**
   * Counts an answer as under way on its connection, from when its request has come, and begins it: at once, or after others
   * where a client does not wait for its answers. It could keep the thread with all that it sends at once.
   */
  begin(socket: Socket, outgoing: ServerResponse, answer: () => void): void {
    const connection = this.#connections.get(socket);
    if (!connection) return;
    connection.answers.add(outgoing);
    if (this.#isEnding) tellClosing(connection);
    if (connection.answers.size > AT_A_TIME) connection.waiting.push(answer);
    else answer();
  }

  /** Counts an answer no more: it is written, or its connection is closed. */
  done(socket: Socket, outgoing: ServerResponse): void {
    const connection = this.#connections.get(socket);
    if (!connection?.answers.delete(outgoing)) return;
    const next = connection.waiting.shift();
    if (next)
      setImmediate(() => {
        if (socket.writable) next();
      });
    connection.bytesWhenIdle = socket.bytesRead;
    this.#endIfDone(socket);
  }

  /** How many answers are under way, and requests of which only a part has come. */
  get unfinished(): number {
    return [...this.#connections].reduce(
      (sum, [socket, { answers }]) => sum + (answers.size || Number(this.isHalf(socket))),
      0,
    );
  }

  /** Whether a part of a request has come on a connection on which no answer is under way. */
  isHalf(socket: Socket): boolean {
    const { answers, bytesWhenIdle = 0 } = this.#connections.get(socket) ?? {};
    return answers?.size === 0 && !socket.writableEnded && socket.bytesRead > bytesWhenIdle;
  }

  /** Closes a connection after the answers under way on it whose requests have come. */
  endAfterAnswers(socket: Socket): void {
    const connection = this.#connections.get(socket);
    if (connection) connection.isLast = true;
    this.#endIfDone(socket);
  }

  /** Closes each connection as soon as nothing is under way on it; resolves when there is none left. */
  end(): Promise<void> {
    this.#isEnding = true;
    for (const [socket, connection] of this.#connections) {
      tellClosing(connection);
      this.#endIfDone(socket);
    }
    setTimeout(() => {
      for (const socket of this.#connections.keys()) if (socket.bytesRead === 0) socket.destroy();
    }, GRACE).unref();
    return new Promise((resolve) => {
      this.#ended = resolve;
      if (this.size === 0) resolve();
    });
  }

  /** Closes every connection at once. */
  cut(): void {
    for (const socket of this.#connections.keys()) socket.destroy();
  }

  #endIfDone(socket: Socket): void {
    const { answers, bytesWhenIdle, isLast } = this.#connections.get(socket) ?? {};
    const isIdle = socket.bytesRead > 0 && socket.bytesRead === bytesWhenIdle;
    if (isLast && answers?.size && [...answers].every(lacksRequest)) socket.destroy();
    else if (answers?.size === 0 && (isLast || (this.#isEnding && isIdle))) end(socket);
  }
}

/** Whether an answer cannot begin because a part of its request has not come. */
export function lacksRequest({ req, headersSent }: ServerResponse): boolean {
  return !req.complete && !headersSent;
}

/** Announces that a connection closes, in its last answer. No request after it is read (RFC 9112, section 9.6). */
function tellClosing({ answers }: Connection): void {
  const last = [...answers].at(-1);
  for (const outgoing of answers)
    if (outgoing.headersSent) continue;
    else if (outgoing === last) outgoing.setHeader('Connection', 'close');
    else outgoing.removeHeader('Connection');
}

function end(socket: Socket): void {
  socket.end();
  setTimeout(() => socket.destroy(), GRACE).unref();
}
