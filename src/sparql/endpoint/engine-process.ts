import { spawn, type ChildProcess } from 'node:child_process';
import { request, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { dirname, resolve } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { endHost } from './host-file.ts';
import { removeLeftovers } from './leftovers.ts';
import type { EndpointLimits } from './limits.ts';
import { QueryFailure } from './outcome.ts';
import { makePrivate } from './private-folder.ts';
import { failureAtEnd } from './process-end.ts';
import { Silence } from './silence.ts';

/** How long the engine's process may take to answer at first, and the pause between two tries, in milliseconds. */
const START = 10_000;
const PAUSE = 20;

/** How far behind the server the process comes, from 0 to 19. */
const NICENESS = 5;

/** What the process is made with. */
export interface ProcessOptions {
  /** The built program of the engine. */
  readonly program: string;
  /** The path of its socket, in a folder of its own: processes that have the same path share the engine. */
  readonly socket: string;
  readonly limits: EndpointLimits;
  /** Is called when the engine was started, and when its process ended by itself or was ended since it did nothing. */
  readonly started?: () => void;
  readonly ended?: (how: string) => void;
}

/**
 * `sh` sets the limit of the system: of what a process may write to, and of nothing that is only reserved, since WebAssembly
 * reserves gigabytes. Where the system does not have that limit, the process watches itself.
 */
const WITH_LIMIT = '(ulimit -d "$1") 2>/dev/null && ulimit -d "$1"; shift';

/**
 * All threads of the process come after those of the server: Node's own begin before any code of ours, so that `nice` has to
 * come before Node. Linux weighs sessions first (sched(7), autogroups), and a detached process is one of its own.
 */
const AFTER_OTHERS = `
  (echo ${NICENESS} > /proc/self/autogroup) 2>/dev/null
  nice -n ${NICENESS} true 2>/dev/null && set -- nice -n ${NICENESS} "$@"`;

/** The process of the engine, started by the first of its clients and shared by all who know its socket. */
export class EngineProcess {
  readonly #options: ProcessOptions;
  #live: Promise<void> | undefined;
  #connection: ClientRequest | undefined;
  readonly #requests = new Set<ClientRequest>();
  /** The process that was started here last. */
  #child: ChildProcess | undefined;
  /** The one that was ended here, since it did nothing any more. */
  #silenced: ChildProcess | undefined;
  /** What was heard of the process that answered last. */
  #silence: Silence | undefined;

  constructor(options: ProcessOptions) {
    this.#options = options;
  }

  /** Resolves when the process answers; starts it where nobody has. */
  async ready(): Promise<void> {
    this.#live ??= this.#connect().catch((error: unknown) => {
      this.#live = undefined;
      throw error;
    });
    await this.#live;
  }

  /** Leaves the process, which ends when nobody is left; who asks again starts it again. */
  leave(): void {
    this.#live = undefined;
    this.#connection?.destroy();
  }

  /** Sends a request to the process. */
  request(options: RequestOptions): ClientRequest {
    const sent = request({ socketPath: this.#options.socket, agent: false, ...options });
    this.#requests.add(sent);
    return sent.once('close', () => this.#requests.delete(sent));
  }

  /** Why a query has no answer during which the process ended; `kills` is what `memoryKills` said before. */
  async failureAtEnd(kills: number | undefined): Promise<QueryFailure> {
    const { limits } = this.#options;
    return failureAtEnd(this.#child, { limits, kills, wasSilent: this.#silence?.isLong ?? false });
  }

  async #connect(): Promise<void> {
    if (await this.#stay()) return;
    const child = this.#start();
    const isStarting = (): boolean => child.exitCode !== 1 && child.signalCode === null;
    for (let waited = 0; waited < START && isStarting(); waited += PAUSE) {
      await passed(PAUSE);
      if (await this.#stay()) return;
    }
    child.kill('SIGKILL');
    throw new QueryFailure('unavailable', 'The engine does not start.');
  }

  /** Stays connected, so that the process knows that somebody is there; `false` where nobody answers. */
  #stay(): Promise<boolean> {
    return new Promise((resolve) => {
      const connection = this.request({ path: '/live' });
      this.#connection = connection;
      const silence = new Silence(() => {
        this.#end();
      });
      connection.once('error', () => undefined);
      connection.once('close', () => {
        silence.over();
        resolve(false);
      });
      connection.once('response', (response: IncomingMessage) => {
        // It must not keep this process alive.
        response.socket.unref();
        response.on('data', () => {
          silence.broken();
        });
        response.once('error', () => undefined);
        response.once('close', () => {
          if (this.#connection === connection) this.#live = undefined;
        });
        this.#silence = silence;
        resolve(true);
      });
      connection.end();
    });
  }

  /** Ends the process, which does nothing any more. */
  #end(): void {
    this.#options.ended?.('by the server, since it did nothing for five seconds');
    const isOwn = this.#child?.exitCode === null && this.#child.signalCode === null;
    if (isOwn) this.#silenced = this.#child;
    if (isOwn) this.#child?.kill('SIGKILL');
    else endHost(this.#options.socket);
    for (const sent of this.#requests) sent.destroy();
  }

  #makeFolder(): void {
    const { socket, ended } = this.#options;
    try {
      makePrivate(dirname(socket));
    } catch (error) {
      ended?.(`without a folder of its own (TMPDIR): ${(error as Error).message}`);
      throw new QueryFailure('unavailable', 'The engine has no folder for its files.');
    }
  }

  #start(): ChildProcess {
    const { program, socket, limits, started, ended } = this.#options;
    this.#makeFolder();
    // Nobody waits for it, and what it cannot remove is in nobody's way.
    removeLeftovers(dirname(dirname(socket))).catch(() => undefined);
    const args = [resolve(program), socket, JSON.stringify(limits)];
    const kilobytes = String(Math.floor((limits.memory * 1e6) / 1024));
    const script = `${WITH_LIMIT}; ${AFTER_OTHERS}; exec "$@"`;
    const child = spawn('/bin/sh', ['-c', script, 'sh', kilobytes, process.execPath, ...args], {
      // What belongs to the server's own process, its secrets among it, does not belong there.
      env: { NODE_ENV: 'production', UV_THREADPOOL_SIZE: '1' },
      cwd: dirname(socket),
      stdio: 'ignore',
      detached: true,
    });
    this.#child = child;
    child.unref();
    child.once('error', () => undefined);
    child.once('exit', (code, signal) => {
      if (code !== 0 && child !== this.#silenced) ended?.(signal ?? `exit code ${code}`);
    });
    started?.();
    return child;
  }
}
