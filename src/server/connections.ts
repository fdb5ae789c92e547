import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What is known of a connection. */
interface Connection {
  /** The answers that are under way on it: more than one where a client does not wait for the first. */
  readonly answers: Set<ServerResponse>;
  /** The bytes that had come when it was last idle: where there are more, a request is on its way. */
  bytesWhenIdle: number;
  /** Whether it is to be closed after the answers that are under way. */
  isLast: boolean;
}

/** How long a connection that has never said anything may still begin when the server is ending, in milliseconds. */
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
      this.#connections.set(socket, { answers: new Set(), bytesWhenIdle: 0, isLast: false });
      socket.once('close', () => {
        this.#connections.delete(socket);
        if (this.#connections.size === 0) this.#ended();
      });
    });
    server.prependListener('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
      this.#begin(incoming.socket, outgoing);
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

  /** Waits no more for answers that have not begun, to requests that will never come whole. */
  giveUpUnread(socket: Socket): void {
    const answers = this.#connections.get(socket)?.answers;
    for (const outgoing of this.answers(socket))
      if (!outgoing.req.complete && !outgoing.headersSent) answers?.delete(outgoing);
  }

  /** Closes a connection after the answers that are under way on it. */
  endAfterAnswers(socket: Socket): void {
    const connection = this.#connections.get(socket);
    if (!connection?.answers.size) socket.end();
    else connection.isLast = true;
  }

  /** Closes each connection as soon as nothing is under way on it; resolves when there is none left. */
  end(): Promise<void> {
    this.#isEnding = true;
    for (const outgoing of this.answers()) closing(outgoing);
    for (const socket of this.#connections.keys()) this.#endIfIdle(socket);
    setTimeout(() => {
      for (const socket of this.#connections.keys()) if (socket.bytesRead === 0) socket.end();
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

  #begin(socket: Socket, outgoing: ServerResponse): void {
    const connection = this.#connections.get(socket);
    if (!connection) return;
    connection.answers.add(outgoing);
    if (this.#isEnding) closing(outgoing);
    outgoing.once('close', () => {
      connection.answers.delete(outgoing);
      connection.bytesWhenIdle = socket.bytesRead;
      if (connection.isLast && connection.answers.size === 0) socket.end();
      else if (this.#isEnding) this.#endIfIdle(socket);
    });
  }

  #endIfIdle(socket: Socket): void {
    const { answers, bytesWhenIdle } = this.#connections.get(socket) ?? {};
    const isNew = socket.bytesRead === 0;
    if (answers?.size === 0 && !isNew && socket.bytesRead === bytesWhenIdle) socket.end();
  }
}

/** The last answer on its connection says so. */
function closing(outgoing: ServerResponse): void {
  if (!outgoing.headersSent) outgoing.setHeader('Connection', 'close');
}
