import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import type { Answer, Header, Sent } from './step.ts';

/** The base address of both servers: what they answer names it, and not the port that they listen on. */
export const BASE = 'http://localhost:4000/';

/** How long a start, an answer and the end may take, in milliseconds. */
const PATIENCE = 60_000;

/** The built server of a checkout, on a free port of this machine. */
export class Server {
  readonly #child: ChildProcess;
  readonly #port: number;
  #stderr = '';

  private constructor(build: string, port: number) {
    this.#port = port;
    this.#child = spawn(process.execPath, ['dist/cli.js', 'serve'], {
      cwd: build,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        BASE_URL: BASE,
        // A busy machine must not make a query late on one side alone.
        DEADLINE: String(PATIENCE),
        // Files that change in a checkout meanwhile are no matter of this comparison.
        WATCH: '0',
      },
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#stderr += text));
    process.once('exit', () => this.#child.kill('SIGKILL'));
  }

  /** Starts the server of a checkout; resolves when it is ready. */
  static async start(build: string): Promise<Server> {
    const server = new Server(build, await freePort());
    const until = Date.now() + PATIENCE;
    while ((await server.answer(get('/health/ready'))).status !== 200) {
      if (server.#child.exitCode !== null || Date.now() > until)
        throw new Error(`${build}: the server does not start. ${server.#stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return server;
  }

  /** Sends a request on a connection of its own, so that no answer depends on how many came before it. */
  answer({ method, path, headers, body }: Sent): Promise<Answer> {
    const agent = new Agent({ keepAlive: true });
    return new Promise<Answer>((resolve) => {
      const failed = ({ code, message }: NodeJS.ErrnoException): void => {
        resolve({ status: 0, headers: [], body: Buffer.from(code ?? message) });
      };
      const options = {
        agent,
        host: '127.0.0.1',
        port: this.#port,
        method,
        path,
        headers: { Host: new URL(BASE).host, ...lengthOf(body), ...headers },
        timeout: PATIENCE,
      };
      const sent = request(options, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', failed);
        incoming.on('end', () => {
          const { statusCode = 0, rawHeaders } = incoming;
          resolve({ status: statusCode, headers: pairs(rawHeaders), body: Buffer.concat(chunks) });
        });
      });
      sent.on('error', failed).on('timeout', () => sent.destroy(new Error('no answer')));
      sent.end(body);
    }).finally(() => {
      agent.destroy();
    });
  }

  /** Ends the process that was started, and no other. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const patience = setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE);
    await ended;
    clearTimeout(patience);
  }
}

function get(path: string): Sent {
  return { method: 'GET', path, headers: {} };
}

function lengthOf(body: string | undefined): Sent['headers'] {
  return body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
}

function pairs(raw: readonly string[]): Header[] {
  return raw.flatMap((name, index): Header[] => (index % 2 ? [] : [[name, raw[index + 1] ?? '']]));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
