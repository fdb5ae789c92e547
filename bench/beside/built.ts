import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASE } from '../catalogue/catalogues.ts';
import { timeOf } from '../client.ts';
import type { Memory } from '../programs/memory-probe.ts';

/** What a turn took: by the clock, and of the processor, in milliseconds. */
export interface Cost {
  readonly clock: number;
  readonly processor: number;
}

/** A server of a checkout, from its start to its end. */
export class Built {
  readonly port: number;
  /** From the start of the process until it answered. */
  readonly start: Cost;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, port: number, clock: number) {
    this.#process = process;
    this.port = port;
    this.start = { clock, processor: this.processor };
  }

  /** Starts it; with a probe, which is loaded before it, it tells what memory it has. */
  static async started(checkout: string, data: string, probe?: string): Promise<Built> {
    const began = performance.now();
    const child = spawn(
      process.execPath,
      [
        ...(probe === undefined ? [] : ['--expose-gc', '--import', probe]),
        ...['--max-old-space-size=8000', join(checkout, 'dist/cli.js'), 'serve', '--port', '0'],
        ...['--base-url', BASE, '--data', data, '--watch', '0'],
        ...['--ontology', join(checkout, 'ontology')],
        ...['--log', 'text'],
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        // Every question is to be answered, however busy the machine is.
        env: { ...process.env, NODE_ENV: 'production', DEADLINE: '600000' },
      },
    );
    let output = '';
    child.stderr?.resume();
    if (!child.stdout) throw new Error('The server has no output.');
    for await (const text of child.stdout.setEncoding('utf8')) {
      output += String(text);
      const port = /on port (\d+)/.exec(output);
      if (!port) continue;
      child.stdout.on('data', () => undefined);
      return new Built(child, Number(port[1]), performance.now() - began);
    }
    throw new Error(`The server of ${checkout} did not get ready:\n${output}`);
  }

  /** Milliseconds of processor time since the start (proc(5): 14 and 15, in hundredths of a second). */
  get processor(): number {
    const stat = readFileSync(`/proc/${this.#process.pid ?? 0}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  async cost(requests: readonly string[]): Promise<Cost> {
    const before = this.processor;
    const clock = await timeOf(this.port, requests, { status: 200, leastBytes: 50 });
    return { clock, processor: this.processor - before };
  }

  /** What memory it has once its garbage is collected; it was started with a probe. */
  async memory(): Promise<Memory> {
    const answer = once(this.#process, 'message');
    this.#process.send('memory');
    return ((await answer) as unknown[])[0] as Memory;
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill();
    await ended;
  }
}
