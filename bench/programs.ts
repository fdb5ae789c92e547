import { fork, type ChildProcess } from 'node:child_process';
import { on } from 'node:events';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, bundleServer } from '../scripts/bundle.ts';
import { processorOf } from './processor.ts';

const SOURCES = 'bench/programs';
const OPTIONS = ['--expose-gc', '--max-old-space-size=8000'];

/** A program that runs in a process of its own and tells things one after another. */
export class Program {
  readonly #process: ChildProcess;
  readonly #told: AsyncIterator<unknown[]>;

  constructor(file: string, args: readonly unknown[]) {
    this.#process = fork(file, [JSON.stringify(args)], {
      env: { NODE_ENV: 'production' },
      execArgv: OPTIONS,
    });
    this.#told = on(this.#process, 'message', { close: ['exit'] });
  }

  /** The next thing that it tells, after it has been told something itself. */
  async ask<Told>(message?: unknown): Promise<Told> {
    if (message !== undefined) this.#process.send(message as object);
    const next = await this.#told.next();
    if (next.done) throw new Error(`${this.#process.spawnargs.join(' ')} has ended.`);
    return next.value[0] as Told;
  }

  /** Milliseconds of processor time since its start; `undefined` where nothing tells. */
  get processor(): number | undefined {
    return processorOf(this.#process.pid ?? 0);
  }

  /** Programs end when nobody listens any more. */
  async stop(): Promise<void> {
    if (!this.#process.connected) return;
    this.#process.disconnect();
    await this.#told.next();
  }
}

/** What answers HTTP on a port of this machine. */
export interface Server {
  readonly port: number;
  readonly program?: Pick<Program, 'processor'>;
}

/** The programs of the bench, bundled as the server itself is. */
export class Programs {
  /** The server itself. */
  readonly cli: string;
  readonly #folder: string;
  readonly #started = new Set<Program>();

  private constructor(folder: string) {
    this.#folder = join(folder, 'programs');
    this.cli = join(folder, 'dist', 'cli.js');
  }

  static async bundled(folder: string): Promise<Programs> {
    const programs = new Programs(folder);
    const sources = readdirSync(SOURCES).map((name) => join(SOURCES, name));
    await bundle(sources, programs.#folder);
    await bundleServer(join(folder, 'dist'));
    // Beside them no package.json says that they are ES modules.
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    return programs;
  }

  /** The file of a program, for whoever starts it in a way of its own. */
  file(name: string): string {
    return join(this.#folder, `${name}.js`);
  }

  start(name: string, ...args: readonly unknown[]): Program {
    return this.#startFile(this.file(name), args);
  }

  #startFile(file: string, args: readonly unknown[]): Program {
    const program = new Program(file, args);
    this.#started.add(program);
    return program;
  }

  /** A place for a file that lasts as long as the bench. */
  scratch(name: string): string {
    return join(this.#folder, name);
  }

  /** A program that answers HTTP, from when it does. */
  async serve(name: string, ...args: readonly unknown[]): Promise<Server & { program: Program }> {
    return this.serveFile(this.file(name), ...args);
  }

  /** The same of a program that is not bundled. */
  async serveFile(
    file: string,
    ...args: readonly unknown[]
  ): Promise<Server & { program: Program }> {
    const program = this.#startFile(file, args);
    return { port: await program.ask<number>(), program };
  }

  /** Stops those that still run. */
  async stop(): Promise<void> {
    await Promise.all([...this.#started].map((program) => program.stop()));
    this.#started.clear();
  }
}
