import type { EndpointLimits } from './limits.ts';
import { QueryFailure } from './outcome.ts';

interface Job {
  readonly run: () => Promise<void>;
  readonly done: (failure?: unknown) => void;
}

/** Who waits for a query. */
interface Waiting {
  /** Is aborted when nobody does any more. */
  readonly left: AbortSignal;
  /** How long it was in the queue before the engine was ended, in milliseconds. */
  readonly waited: number;
}

/** How long the next load waits after one for a query of what was loaded, in milliseconds. */
const GRACE = 500;

/** How many runs of the longest query a query waits for before it is refused. */
const PATIENCE = 3;

/** The share of the newest query in how long queries took lately. */
const NEWEST = 0.3;

/**
 * What is done one after another: loads before queries, queries in the order in which they came. What was loaded is asked
 * before the next load, so that those who want different versions do not take them from each other unused.
 */
export class Queue {
  readonly #limits: Pick<EndpointLimits, 'queue' | 'time'>;
  readonly #loads: Job[] = [];
  readonly #queries: Job[] = [];
  #isRunning = false;
  #isLoading = false;
  /** When what runs began. */
  #begun = 0;
  /** How long queries took lately, with the loads for them, in milliseconds; nobody knows before the first one. */
  #lately: number | undefined;
  /** How long all loads took, and the last one of them. */
  #loaded = 0;
  #lastLoad = 0;
  #isUnused = false;

  constructor(limits: Pick<EndpointLimits, 'queue' | 'time'>) {
    this.#limits = limits;
  }

  /** Whether nothing runs and nothing waits. */
  get isIdle(): boolean {
    return !this.#isRunning && !this.isWaitedFor;
  }

  /** Whether anything waits for what runs. */
  get isWaitedFor(): boolean {
    return this.#loads.length + this.#queries.length > 0;
  }

  /** Runs a load before everything that waits. */
  load(run: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#loads.push({ run, done: settling(resolve, reject) });
      void this.#next();
    });
  }

  /** Runs a query when it is its turn; throws a `QueryFailure` where too many wait, or where it waited for too long. */
  ask(run: () => Promise<void>, { left, waited }: Waiting): Promise<void> {
    if (left.aborted) return Promise.resolve();
    const { queue: most, time } = this.#limits;
    if (!this.isIdle && this.#queries.length >= most)
      return Promise.reject(this.full(`${most} queries wait already.`));
    return new Promise((resolve, reject) => {
      const job: Job = { run, done: settling(resolve, reject) };
      const leave = (failure?: QueryFailure): void => {
        stop();
        const at = this.#queries.indexOf(job);
        if (at < 0) return;
        this.#queries.splice(at, 1);
        job.done(failure);
      };
      const stop = this.#after(PATIENCE * time - waited, () => {
        leave(this.full('The queries before it took too long.'));
      });
      left.addEventListener('abort', () => {
        leave();
      });
      this.#queries.push(job);
      void this.#next();
    });
  }

  /** The refusal of a query for which there is no room, with the seconds after which there may be some. */
  full(message: string): QueryFailure {
    const { time } = this.#limits;
    const running = this.#isRunning ? performance.now() - this.#begun : 0;
    const [query, load] = this.#isLoading ? [0, Math.max(this.#lastLoad, running)] : [running, 0];
    const ahead = this.#queries.length + (query ? 1 : 0);
    const each = Math.max(this.#lately ?? time, Math.min(query, time));
    const seconds = Math.ceil((load + Math.min(ahead * each, PATIENCE * time)) / 1_000);
    return new QueryFailure('queue', message, Math.max(1, seconds));
  }

  /** Says how long a query took, in milliseconds. */
  took(milliseconds: number): void {
    const lately = this.#lately ?? milliseconds;
    this.#lately = lately + (milliseconds - lately) * NEWEST;
  }

  /** Says that what was loaded last was asked: the next load may come. */
  used(): void {
    this.#isUnused = false;
  }

  /** Calls back after so many milliseconds, those not counted in which something is loaded; the way to prevent it. */
  #after(milliseconds: number, act: () => void): () => void {
    let timer: NodeJS.Timeout;
    const wait = (rest: number, before: number): void => {
      timer = setTimeout(() => {
        const loads = this.#onLoads;
        if (loads > before) wait(loads - before, loads);
        else act();
      }, rest);
    };
    wait(milliseconds, this.#onLoads);
    return () => {
      clearTimeout(timer);
    };
  }

  /** How long loads took until now, all together, in milliseconds. */
  get #onLoads(): number {
    return this.#loaded + (this.#isLoading ? performance.now() - this.#begun : 0);
  }

  #holdLoads(): void {
    this.#isUnused = true;
    setTimeout(() => {
      this.used();
      void this.#next();
    }, GRACE);
  }

  async #next(): Promise<void> {
    if (this.#isRunning) return;
    const load = this.#isUnused ? undefined : this.#loads.shift();
    const job = load ?? this.#queries.shift();
    if (!job) return;
    this.#isRunning = true;
    this.#isLoading = load !== undefined;
    this.#begun = performance.now();
    const failure = await job.run().then(
      () => undefined,
      (error: unknown) => error,
    );
    if (load) this.#tookToLoad(performance.now() - this.#begun);
    this.#isRunning = this.#isLoading = false;
    if (load && failure === undefined) this.#holdLoads();
    job.done(failure);
    void this.#next();
  }

  #tookToLoad(milliseconds: number): void {
    this.#loaded += milliseconds;
    this.#lastLoad = milliseconds;
    // It was for one query or a few.
    if (this.#lately !== undefined) this.#lately += milliseconds * NEWEST;
  }
}

function settling(resolve: () => void, reject: (error: unknown) => void): Job['done'] {
  return (failure) => {
    if (failure === undefined) resolve();
    else reject(failure);
  };
}
