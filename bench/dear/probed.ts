import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { BASE } from '../catalogue/catalogues.ts';
import type { Blocks } from '../programs/block-probe.ts';
import type { Memory } from '../programs/memory-probe.ts';
import type { Programs } from '../programs.ts';

const PROBES = ['block-probe', 'memory-probe'];
const START = 1_000;
const LONGEST_RELOAD = 300_000;
const STEP = 200;
const LONGEST_LOG = 2_000;

/** The server as people start it, with the probe that measures the turns of its event loop. */
export class Probed {
  readonly port: number;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.port = port;
  }

  static async started(programs: Programs, data: string): Promise<Probed> {
    const child = fork(
      programs.cli,
      [
        ...['serve', '--port', '0', '--base-url', BASE, '--data', data, '--ontology', 'ontology'],
        ...['--watch', '0', '--log', 'text', '--max-requests', '0'],
      ],
      {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        env: { ...process.env, NODE_ENV: 'production' },
        execArgv: [
          ...['--max-old-space-size=4000', '--expose-gc'],
          ...PROBES.flatMap((probe) => ['--import', programs.file(probe)]),
        ],
      },
    );
    const port = await portOf(child);
    return new Probed(child, port);
  }

  /** What the turns took since the last question. */
  async blocks(): Promise<Blocks> {
    return (await this.#told('blocks')) as Blocks;
  }

  /** What memory it has once its garbage is collected. */
  async memory(): Promise<Memory> {
    return (await this.#told('memory')) as Memory;
  }

  async #told(message: string): Promise<unknown> {
    const answer = once(this.#process, 'message');
    this.#process.send(message);
    return ((await answer) as unknown[])[0];
  }

  /** The most memory that the system gave it at a time since the last question, in bytes (proc(5), clear_refs and status). */
  peak(): number {
    const folder = `/proc/${this.#process.pid ?? 0}`;
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`${folder}/status`, 'utf8'))?.[1];
    writeFileSync(`${folder}/clear_refs`, '5');
    return Number(kilobytes) * 1_024;
  }

  /** Sends a request and reads the whole answer; the first bytes of it say whether there was one. */
  async answer(request: string): Promise<string> {
    const socket = connect(this.port, '127.0.0.1');
    const isLast = request.includes('Connection: close\r\n');
    socket.write(isLast ? request : request.replace('\r\n', '\r\nConnection: close\r\n'));
    let start = '';
    for await (const part of socket as AsyncIterable<Buffer>)
      if (start.length < START) start += part.toString('latin1', 0, START);
    return start;
  }

  /** The version of the snapshot that is served. */
  async version(): Promise<string | null> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/health/ready`);
    await answer.text();
    return answer.headers.get('catalogue-version');
  }

  /** When another version is served. */
  async changedFrom(version: string | null): Promise<void> {
    for (let waited = 0; waited < LONGEST_RELOAD; waited += STEP) {
      if ((await this.version()) !== version) return;
      await setTimeout(STEP);
    }
    throw new Error(`Expected another version than ${version} after ${LONGEST_RELOAD} ms.`);
  }

  /** Has the files read again. */
  reload(): void {
    this.#process.kill('SIGHUP');
  }

  /** Ends it at once: the probe's own turns would keep it from ending in order. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }
}

/** Reads its log to the end: a server whose log nobody reads any more ends. */
function portOf({ stdout }: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    stdout?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-LONGEST_LOG);
      const port = /on port (\d+)/.exec(output)?.[1];
      if (port) resolve(Number(port));
    });
    stdout?.on('close', () => {
      reject(new Error(`The server has ended:\n${output}`));
    });
  });
}
