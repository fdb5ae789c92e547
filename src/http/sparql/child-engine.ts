import { engineSocket } from '../../sparql/endpoint/socket.ts';
import type { Asker } from '../../sparql/endpoint/asker.ts';
import type { EndpointLimits } from '../../sparql/endpoint/limits.ts';
import type { Answered, Ask, Dataset, QueryEngine } from '../../sparql/endpoint/outcome.ts';

/** What the engine in a process of its own is made with. */
interface ChildOptions {
  /** The built program of the engine. */
  readonly program: string;
  readonly limits: EndpointLimits;
  /** The path of its socket, which processes that share the engine have in common; by default it is this process's own. */
  readonly socket?: string | undefined;
  readonly started?: () => void;
  readonly ended?: (how: string) => void;
}

/** The engine in a process of its own: neither the process is there nor the code for it, until somebody asks. */
export class ChildEngine implements QueryEngine {
  readonly #options: ChildOptions;
  #asker: Promise<Asker> | undefined;

  constructor(options: ChildOptions) {
    this.#options = options;
  }

  /** Whether anybody has asked. */
  get isUsed(): boolean {
    return this.#asker !== undefined;
  }

  async ask(ask: Ask, dataset: Dataset, left?: AbortSignal): Promise<Answered> {
    this.#asker ??= this.#load();
    return (await this.#asker).ask(ask, dataset, left);
  }

  async close(): Promise<void> {
    (await this.#asker)?.close();
  }

  async #load(): Promise<Asker> {
    const { Asker: Loaded } = await import('../../sparql/endpoint/asker.ts');
    const { socket = engineSocket(), ...options } = this.#options;
    return new Loaded({ ...options, socket });
  }
}
