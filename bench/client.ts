import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const END_OF_HEAD = '\r\n\r\n';
const EMPTY = Buffer.alloc(0);
const END_OF_CHUNKS = Buffer.from('\r\n0\r\n\r\n');

/** What every answer must be, so that nothing else is measured. */
export interface Expected {
  readonly status: number;
  readonly leastBytes: number;
}

/** A GET as it is sent. */
export function getRequest(path: string, headers: Readonly<Record<string, string>> = {}): string {
  return `GET ${path} HTTP/1.1\r\n${lines(headers)}\r\n`;
}

/** A question to GraphQL as it is sent. */
export function graphqlRequest(query: string, variables: Record<string, unknown> = {}): string {
  const body = JSON.stringify({ query, variables });
  const length = String(Buffer.byteLength(body));
  const headers = { 'Content-Type': 'application/json', 'Content-Length': length };
  return `POST /graphql HTTP/1.1\r\n${lines({ ...headers, Accept: 'application/json' })}\r\n${body}`;
}

/** The whole answer to a question to GraphQL, for whoever wants to read it. */
export function askGraphql(
  { port }: { port: number },
  query: string,
  variables: Record<string, unknown>,
): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
}

function lines(headers: Readonly<Record<string, string>>): string {
  return Object.entries({ Host: 'localhost', ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}

/**
 * Milliseconds for all answers to some requests. It does as little as a client can, so that it is the server that is
 * measured: over a few connections, each asking as soon as it has its answer, and no body is read but to find its end.
 */
export async function timeOf(
  port: number,
  requests: readonly string[],
  { connections: count = 4, ...expected }: Expected & { readonly connections?: number },
): Promise<number> {
  const connections = Array.from({ length: count }, () => new Connection(port));
  await Promise.all(connections.map((connection) => connection.open()));
  const waiting = requests.values();
  const began = performance.now();
  await Promise.all(
    connections.map(async (connection) => {
      for (const request of waiting) check(await connection.ask(request), expected);
    }),
  );
  const milliseconds = performance.now() - began;
  for (const connection of connections) connection.close();
  return milliseconds;
}

/** Milliseconds of each of some requests over so many connections, each asking as soon as it has its answer. */
export async function latenciesOf(
  port: number,
  requests: readonly string[],
  count: number,
): Promise<number[]> {
  const connections = Array.from({ length: count }, () => new Connection(port));
  await Promise.all(connections.map((connection) => connection.open()));
  const waiting = requests.values();
  const found: number[] = [];
  await Promise.all(
    connections.map(async (connection) => {
      for (const request of waiting) {
        const began = performance.now();
        const { head } = await connection.ask(request);
        found.push(performance.now() - began);
        // A server that has no room for more says so; that is an answer, too.
        if (!/^HTTP\/1\.1 (?:200|304|503) /.test(head)) throw new Error(`Not expected: ${head}`);
      }
    }),
  );
  for (const connection of connections) connection.close();
  return found;
}

/** An answer as it came. */
interface Answer {
  readonly head: string;
  readonly bytes: number;
  readonly parts: readonly Buffer[];
}

function check({ head, bytes, parts }: Answer, { status, leastBytes }: Expected): void {
  if (head.startsWith(`HTTP/1.1 ${status} `) && bytes >= leastBytes) return;
  const text = Buffer.concat(parts).toString();
  throw new Error(`Expected ${status} and ${leastBytes} bytes at least, got:\n${text}`);
}

/** A connection that stays open, for one request at a time. */
class Connection {
  readonly #socket: Socket;
  #parts: Buffer[] = [];
  #length = 0;
  #head = '';
  #total = 0;
  #answered: ((answer: Answer) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (part: Buffer) => {
      this.#take(part);
    });
    this.#socket.on('close', () => this.#failed?.(new Error('The connection was closed.')));
  }

  async open(): Promise<void> {
    await once(this.#socket, 'connect');
  }

  ask(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(part: Buffer): void {
    this.#parts.push(part);
    this.#length += part.length;
    if (!this.#head) this.#readHead();
    if (this.#head && this.#isWhole()) this.#finish();
  }

  #readHead(): void {
    const [first = EMPTY, ...rest] = this.#parts;
    const all = rest.length ? Buffer.concat(this.#parts) : first;
    this.#parts = [all];
    const end = all.indexOf(END_OF_HEAD);
    if (end < 0) return;
    this.#head = all.toString('latin1', 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#head)?.[1];
    const start = end + END_OF_HEAD.length;
    if (length !== undefined) this.#total = start + Number(length);
    else if (this.#head.startsWith('HTTP/1.1 304 ')) this.#total = start;
    else this.#total = NaN;
  }

  /** Without a length the answer comes in chunks, and an empty one is the last. */
  #isWhole(): boolean {
    if (!Number.isNaN(this.#total)) return this.#length >= this.#total;
    const last = this.#parts.at(-1);
    const isLong = last && last.length >= END_OF_CHUNKS.length;
    const end = isLong ? last : Buffer.concat(this.#parts.slice(-END_OF_CHUNKS.length));
    return end.subarray(-END_OF_CHUNKS.length).equals(END_OF_CHUNKS);
  }

  #finish(): void {
    const answer = { head: this.#head, bytes: this.#length, parts: this.#parts };
    this.#parts = [];
    this.#length = 0;
    this.#head = '';
    this.#answered?.(answer);
  }
}
