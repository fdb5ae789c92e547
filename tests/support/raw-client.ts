import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A client that sends exactly the bytes it is told, when it is told, and keeps what comes back. */
export class RawClient {
  readonly socket: Socket;
  readonly #begun = performance.now();
  #received = '';
  #closedAfter: number | undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding('latin1').on('data', (text: string) => (this.#received += text));
    socket.on('error', () => undefined);
    socket.once('close', () => (this.#closedAfter = performance.now() - this.#begun));
  }

  /** Connects to a port of this machine; the test's end ends the connection. */
  static async connect(port: number, sent = ''): Promise<RawClient> {
    // Whoever does not close when the server does shows whether the server waits for that.
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    onTestFinished(() => {
      socket.destroy();
    });
    const client = new RawClient(socket);
    await once(socket, 'connect');
    client.send(sent);
    return client;
  }

  get received(): string {
    return this.#received;
  }

  /** The statuses of the answers that have come. */
  get statuses(): number[] {
    return [...this.#received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  }

  /** The body of the last answer that has come. */
  get body(): string {
    return this.#received.slice(this.#received.lastIndexOf('\r\n\r\n') + 4);
  }

  send(text: string): void {
    if (text && this.socket.writable) this.socket.write(text, 'latin1');
  }

  /** Sends a letter every so many milliseconds until the connection is closed. */
  drip(every: number, letter = 'a'): this {
    const timer = setInterval(() => {
      this.send(letter);
    }, every);
    this.socket.once('close', () => {
      clearInterval(timer);
    });
    return this;
  }

  /** Reads so many bytes a second from now on, and no more. */
  slowly(rate: number): this {
    this.socket.on('data', ({ length }: string) => {
      this.socket.pause();
      setTimeout(() => this.socket.resume(), (length / rate) * 1_000);
    });
    return this;
  }

  /** Resolves when the text has come; rejects when the server ends before. */
  async until(text: string): Promise<void> {
    while (!this.#received.includes(text)) {
      if (this.socket.readableEnded || this.socket.destroyed)
        throw new Error(`expected ${JSON.stringify(text)}, got ${JSON.stringify(this.#received)}`);
      await Promise.race([
        once(this.socket, 'data'),
        once(this.socket, 'end'),
        once(this.socket, 'close'),
      ]);
    }
  }

  /** Resolves when the server has ended the connection, to the milliseconds since it began. */
  async ended(): Promise<number> {
    if (this.#closedAfter !== undefined) return this.#closedAfter;
    if (!this.socket.readableEnded)
      await Promise.race([once(this.socket, 'end'), once(this.socket, 'close')]);
    return performance.now() - this.#begun;
  }
}
