import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { processorOf } from '../processor.ts';

/** A process of the server's command, whose memory is watched. */
export class Watched {
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #timer: NodeJS.Timeout;
  #peak = 0;
  #output = '';

  constructor(args: readonly string[], env: Readonly<Record<string, string>>) {
    this.#process = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', ...env },
    });
    this.#ended = once(this.#process, 'close');
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    this.#timer = setInterval(() => {
      this.#look();
    }, 200);
  }

  /** The most bytes of memory that it has had, as Linux counts them (proc(5), VmHWM); 0 where nothing tells. */
  get peak(): number {
    this.#look();
    return this.#peak;
  }

  /** Milliseconds of processor time since its start; 0 where nothing tells. */
  get processor(): number {
    return processorOf(this.#process.pid ?? 0) ?? 0;
  }

  /** All that it has written. */
  get output(): string {
    return this.#output;
  }

  /** Waits for its end; throws where it failed. */
  async end(): Promise<void> {
    await this.#ended;
    clearInterval(this.#timer);
    if (this.#process.exitCode) throw new Error(`The command failed:\n${this.#output}`);
  }

  async stop(): Promise<void> {
    this.#process.kill();
    await this.#ended;
    clearInterval(this.#timer);
  }

  #look(): void {
    try {
      const status = readFileSync(`/proc/${this.#process.pid ?? 0}/status`, 'utf8');
      this.#peak = Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) * 1024 || this.#peak;
    } catch {
      // It has ended, or this is no Linux.
    }
  }
}
