import { once } from 'node:events';
import { rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import type { EngineAnswer, EngineRun } from './engine-run.ts';
import { noteHost } from './host-file.ts';
import type { EndpointLimits } from './limits.ts';
import { LoadedEngine } from './loaded-engine.ts';
import { QueryFailure, type Ask } from './outcome.ts';
import { Queue } from './queue.ts';
import { RunEnd } from './run-end.ts';
import { BEAT } from './silence.ts';

/** What the host answers where the engine has not the version that is asked. */
export const OTHER_VERSION = 409;

/** How long the host lives without a client, in milliseconds. */
const ALONE = 3_000;

/** How often the host checks that the path of its socket leads to it, in milliseconds. */
const REPLACED = 500;

/** The bytes of answers that slow readers may keep here together, in answers of the largest size. */
const MOST_UNREAD = 8;

/**
 * The engine of all processes of a server, behind HTTP on a socket that they share: one query runs at a time, the others wait.
 * It ends when its last client leaves.
 */
export class Host {
  readonly #limits: EndpointLimits;
  readonly #queue: Queue;
  readonly #server: Server;
  readonly #engine: LoadedEngine;
  #unread = 0;
  #clients = 0;

  constructor(program: string, limits: EndpointLimits) {
    this.#limits = limits;
    this.#queue = new Queue(limits);
    // Its process is in the folder of the socket.
    this.#engine = new LoadedEngine({ program, limits, folder: process.cwd(), queue: this.#queue });
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        refuse(response, error);
      });
    });
    this.#server.requestTimeout = 0;
    this.#endAlone();
  }

  /** Listens at the path of a socket; rejects where somebody else does. */
  async listen(socket: string): Promise<void> {
    this.#server.listen(socket);
    await once(this.#server, 'listening');
    noteHost(socket);
    const file = fileAt(socket);
    process.once('exit', () => {
      if (fileAt(socket) === file) rmSync(dirname(socket), { recursive: true, force: true });
    });
    // Of two that start in the same moment one may take the path from the other, which gets no more queries then.
    setInterval(() => {
      if (fileAt(socket) !== file && this.#queue.isIdle) process.exit(0);
    }, REPLACED);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const version = searchParams.get('version') ?? '';
    if (pathname === '/live') {
      this.#live(response);
      return;
    }
    const left = new AbortController();
    response.once('close', () => {
      left.abort();
    });
    if (pathname === '/quads') {
      await this.#queue.load(() => this.#engine.load(version, request));
      response.writeHead(204).end();
      return;
    }
    const ask = JSON.parse(await textOf(request)) as Ask;
    const asked: Asked = { version, ask, left: left.signal };
    const waited = Number(searchParams.get('waited'));
    await this.#queue.ask(() => this.#ask(asked, response), { left: left.signal, waited });
  }

  /** A client is there until its connection ends. */
  #live(response: ServerResponse): void {
    this.#clients += 1;
    response.writeHead(200);
    response.flushHeaders();
    const beating = setInterval(() => response.write('.'), BEAT);
    response.once('close', () => {
      clearInterval(beating);
      this.#clients -= 1;
      this.#endAlone();
    });
  }

  #endAlone(): void {
    setTimeout(() => {
      if (this.#clients === 0) process.exit(0);
    }, ALONE);
  }

  async #ask({ version, ask, left }: Asked, response: ServerResponse): Promise<void> {
    const run = this.#engine.over(version);
    if (!run) {
      response.writeHead(OTHER_VERSION).end();
      return;
    }
    if (this.#unread > MOST_UNREAD * this.#limits.bytes)
      throw this.#queue.full('Many answers are not read yet.');
    // Who waits for this one knows that it is the one that runs, should the process end.
    response.writeProcessing();
    this.#queue.used();
    const { rows, bytes } = await this.#answerOf(run, ask, left);
    this.#unread += bytes.length;
    response.once('close', () => {
      this.#unread -= bytes.length;
    });
    response.writeHead(200, {
      'Content-Length': bytes.length,
      ...(rows !== undefined && { rows: String(rows) }),
    });
    response.end(bytes);
  }

  /** The answer of a run, which is ended where it takes too long, or where it is in the way and its own client has left. */
  async #answerOf(run: EngineRun, ask: Ask, left: AbortSignal): Promise<EngineAnswer> {
    const begun = performance.now();
    const isWaitedFor = (): boolean => this.#queue.isWaitedFor;
    const end = new RunEnd({
      time: this.#limits.time,
      left,
      grace: this.#engine.took,
      isWaitedFor,
    });
    try {
      return await run.ask(ask, end.signal);
    } finally {
      end.done();
      this.#queue.took(performance.now() - begun);
    }
  }
}

/** What identifies the file at a path; `undefined` where there is none. */
function fileAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino;
}

/** A query over a version; `left` is aborted when its client leaves. */
interface Asked {
  readonly version: string;
  readonly ask: Ask;
  readonly left: AbortSignal;
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const failure =
    error instanceof QueryFailure ? error : new QueryFailure('unavailable', String(error));
  const { reason, message, retryAfter } = failure;
  const body = JSON.stringify({ reason, message, retryAfter });
  response.writeHead(400, { Connection: 'close' }).end(body);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
