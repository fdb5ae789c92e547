import { setMaxListeners } from 'node:events';
import type { Agent } from 'node:http';
import type { Access } from './access.ts';
import type { Asking, Engine, Row } from './engine.ts';
import { EngineError } from './engine-error.ts';
import { inTime } from './in-time.ts';
import { defaultHealth, Health, type HealthOptions } from './health.ts';
import type { Profile } from './profile.ts';
import { askOnce } from './question.ts';
import { retried } from './retry.ts';
import { connectionsTo } from './transport.ts';

/** How an engine is asked over HTTP. */
export interface ClientOptions {
  /** The address of its queries. */
  readonly url: URL;
  readonly profile: Profile;
  /** Who asks. */
  readonly access?: Access | undefined;
  /** How many milliseconds a query has that comes without a deadline. */
  readonly patience?: number;
  /** How often a query is tried that fails in passing. */
  readonly tries?: number;
  readonly health?: Partial<HealthOptions>;
  /** Learns how each query ended, and how many milliseconds it took. */
  readonly observe?: (outcome: Outcome) => void;
}

/** How a query ended. */
export interface Outcome {
  /** `undefined` where it was answered. */
  readonly failure: EngineError['failure'] | 'left' | undefined;
  readonly milliseconds: number;
  readonly rows: number;
}

/** What every engine answers at once, whatever it contains. */
const NOTHING = 'SELECT (1 AS ?v) WHERE {} LIMIT 1';
const SOON = 2_000;

/** A query that is refused was answered; one whose client left was not waited for, and one that waited not asked. */
const BLAMELESS: ReadonlySet<Outcome['failure']> = new Set(['left', 'refused', 'queued', 'closed']);

/** An engine over the SPARQL 1.1 Protocol: queries by POST, answers in JSON. */
export class Client implements Engine {
  readonly profile: Profile;
  readonly #options: ClientOptions;
  readonly #agent: Agent;
  /** The connection of the trial: long queries do not keep it waiting. */
  readonly #trial: Agent;
  readonly #health: Health;
  readonly #ending = new AbortController();

  constructor(options: ClientOptions) {
    this.#options = options;
    // One of each query that is being asked.
    setMaxListeners(0, this.#ending.signal);
    this.profile = options.profile;
    const { url, profile } = options;
    const isKept = profile.reusesConnections || url.protocol === 'https:';
    this.#agent = connectionsTo(url, profile.maxParallel, isKept);
    this.#trial = connectionsTo(url, 1, false);
    this.#health = new Health(() => this.#try(), { ...defaultHealth, ...options.health });
  }

  /** Whether the engine failed so often that it is not asked at the moment. */
  get isResting(): boolean {
    return this.#health.isResting;
  }

  async select(query: string, asking: Asking = {}): Promise<readonly Row[]> {
    const { patience = 30_000, tries = 3 } = this.#options;
    const until = asking.until ?? performance.now() + patience;
    const ask = async (): Promise<readonly Row[]> => {
      await inTime(this.#health.admit(), until, 'a sign that it is there');
      return this.#observed(query, { ...asking, until });
    };
    return retried(ask, { tries, until, signal: asking.signal });
  }

  /** Ends all connections: what is being asked fails at once, and so does whatever is asked later. */
  close(): void {
    this.#ending.abort(new EngineError('closed', 'The engine is asked nothing any more'));
    this.#agent.destroy();
    this.#trial.destroy();
  }

  #try(): Promise<unknown> {
    return this.#ask(NOTHING, { until: performance.now() + SOON }, this.#trial);
  }

  async #observed(query: string, asking: Asking): Promise<readonly Row[]> {
    const begun = performance.now();
    const note = (failure: Outcome['failure'], rows: number): void => {
      this.#options.observe?.({ failure, rows, milliseconds: performance.now() - begun });
    };
    try {
      const rows = await this.#ask(query, asking);
      this.#health.succeeded();
      note(undefined, rows.length);
      return rows;
    } catch (error) {
      const failure = error instanceof EngineError ? error.failure : 'left';
      if (!BLAMELESS.has(failure)) this.#health.failed();
      note(failure, 0);
      throw error;
    }
  }

  async #ask(query: string, asking: Asking, agent = this.#agent): Promise<readonly Row[]> {
    const { url, profile, access } = this.#options;
    if (performance.now() >= (asking.until ?? Infinity))
      throw new EngineError('timeout', 'There was no time left to ask the engine');
    const { signal: ending } = this.#ending;
    return askOnce({ url, agent, access, ending }, query, { ...asking, profile });
  }
}
