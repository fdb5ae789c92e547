import { EngineRun } from './engine-run.ts';
import type { EndpointLimits } from './limits.ts';
import type { Queue } from './queue.ts';
import { StatementsFile } from './statements-file.ts';

/** What a loaded engine is made with. */
interface LoadedOptions {
  /** The built program of the engine. */
  readonly program: string;
  readonly limits: EndpointLimits;
  /** Where its file is. */
  readonly folder: string;
  /** What is done one after another, its loads among it. */
  readonly queue: Queue;
}

/**
 * The engine with one version of the statements. They are in a file as well: where the engine was ended it is loaded from
 * there again, without the server, whose other requests would wait while it writes them once more.
 */
export class LoadedEngine {
  readonly #options: LoadedOptions;
  #run: EngineRun | undefined;
  #file: StatementsFile | undefined;
  #took = 0;

  constructor(options: LoadedOptions) {
    this.#options = options;
  }

  /** How long the last load took, in milliseconds. */
  get took(): number {
    return this.#took;
  }

  /** The engine, where it can be asked over a version. */
  over(version: string): EngineRun | undefined {
    return this.#run?.version === version && this.#run.isSound ? this.#run : undefined;
  }

  /** Loads another version; nothing where it is there. */
  async load(version: string, quads: AsyncIterable<Uint8Array>): Promise<void> {
    if (this.over(version)) return;
    const last = this.#run;
    // Who ends the last one is to know that it does not begin again.
    this.#run = undefined;
    await last?.end();
    await this.#file?.close();
    this.#file = await StatementsFile.in(this.#options.folder);
    await this.#begin(version, this.#file.write(quads));
  }

  async #begin(version: string, quads: AsyncIterable<Uint8Array>): Promise<void> {
    const { program, limits, queue } = this.#options;
    const begun = performance.now();
    const state = { isLoaded: false };
    const run = new EngineRun(program, version, {
      limits,
      ended: () => {
        const isMissed = state.isLoaded && this.#run === run;
        if (isMissed) void queue.load(() => this.#again(run)).catch(() => undefined);
      },
    });
    this.#run = run;
    await run.load(quads);
    state.isLoaded = true;
    this.#took = performance.now() - begun;
  }

  /** Loads the file again, where nothing else was loaded since the engine was ended. */
  async #again(ended: EngineRun): Promise<void> {
    if (this.#run !== ended || !this.#file?.isWhole) return;
    await this.#begin(ended.version, this.#file.read());
  }
}
