import type { Worker } from 'node:cluster';
import { setTimeout as passed } from 'node:timers/promises';
import { dayAfter } from '../../http/day-headers.ts';
import type { Log } from '../../http/operator/log.ts';
import type { Metrics } from '../../http/operator/metrics.ts';
import { LoadError } from '../../store/files.ts';
import { Member, type MemberEnd } from './member.ts';
import type { Opened, ProcessMetrics, Together } from './messages.ts';
import { countsOf, together } from './sum-metrics.ts';

interface CrewOptions {
  /** How many workers there are to be. */
  readonly wanted: number;
  /** Starts a worker; the first one says what it finds in the files. */
  readonly fork: (isFirst: boolean) => Worker;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Requests a reload: a new worker has read other files than those that are served. */
  readonly differs: () => void;
}

/** A worker that ends so soon after its start is replaced after a pause, in milliseconds, which grows. */
const SOON = 10_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** The workers behind one port. All that answer serve the same edition; one that ends is replaced. */
export class Crew {
  readonly #options: CrewOptions;
  readonly #members = new Set<Member>();
  /** What is done with all of them is done one after another. */
  #queue: Promise<unknown> = Promise.resolve();
  #edition: string | undefined;
  /** Since when the edition has been served: all workers say the same. */
  #changed: Date | undefined;
  #failure: Together['failure'];
  #isEnding = false;
  #isUp = false;
  #pause = 0;
  /** What keeps this process while no worker is left. */
  readonly #replacements = new Set<NodeJS.Timeout>();
  #cut = 0;
  #isOrderly = true;
  /** What workers that have ended counted. */
  #past: Promise<ProcessMetrics> = Promise.resolve([]);

  constructor(options: CrewOptions) {
    this.#options = options;
  }

  /** The workers that answer. */
  get serving(): Member[] {
    return [...this.#members].filter(({ isServing }) => isServing);
  }

  /** What the workers serve. */
  get edition(): string | undefined {
    return this.#edition;
  }

  /**
   * Starts the workers one after another, and gives what the first one opened, and the port. Rejects where one ends before it
   * answers: it has reported why. Throws a `LoadError` where the port cannot be had.
   */
  async start(): Promise<{ readonly opened: Opened; readonly port: number }> {
    const first = this.#add(true);
    const opened = await first.opening;
    const port = await this.#admit(first).catch((error: unknown) => {
      throw new LoadError((error as Error).message);
    });
    while (this.#members.size < this.#options.wanted) {
      const next = this.#add(false);
      await next.opening;
      await this.exclusively(() => this.#join(next));
    }
    this.#isUp = true;
    return { opened, port };
  }

  /** Does something with all workers while no worker begins to answer, and nothing else is done with all. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  /** The day of the next edition. */
  nextDay(): Date {
    return dayAfter(this.#changed);
  }

  /** All that answer serve another edition now; those that waited for it begin to answer, others of them start again. */
  async serves(edition: string, changed: Date): Promise<void> {
    this.#edition = edition;
    this.#changed = changed;
    await this.settle();
  }

  /** Has those that wait answer, if what they have opened is served; the others start again. */
  async settle(): Promise<void> {
    for (const member of this.#members) {
      if (member.isServing || member.edition === undefined) continue;
      if (member.edition === this.#edition) await this.#admit(member).catch(() => undefined);
      else member.kill();
    }
  }

  /** Why the files cannot be served, for the health of all; `undefined`: they are. */
  fail(failure: Together['failure']): void {
    this.#failure = failure;
    this.#announce();
  }

  /** The metrics of all processes, those of this one included, in the text format. */
  readonly metrics = async (): Promise<string> => {
    const own = await this.#options.metrics.registry.getMetricsAsJSON();
    const others = await Promise.all([...this.#members].map((member) => member.metrics()));
    return together([own, await this.#past, ...others]).metrics();
  };

  /** Ends all workers in order, and those at once that take too long; gives how many answers were cut, and whether all ended well. */
  async end(patience: number): Promise<{ readonly cut: number; readonly isOrderly: boolean }> {
    this.#isEnding = true;
    for (const replacement of this.#replacements) clearTimeout(replacement);
    this.#announce();
    for (const { channel } of this.#members) channel.ask('end').catch(() => undefined);
    const until = performance.now() + patience;
    while (this.#members.size && performance.now() < until) await passed(ROUND);
    for (const member of this.#members) member.kill();
    while (this.#members.size) await passed(ROUND);
    return { cut: this.#cut, isOrderly: this.#isOrderly };
  }

  /** Ends all workers at once. */
  kill(): void {
    this.#isEnding = true;
    for (const member of this.#members) member.kill();
  }

  #add(isFirst: boolean): Member {
    const member = new Member(this.#options.fork(isFirst), {
      allMetrics: this.metrics,
      ended: (one, end) => {
        this.#ended(one, end);
      },
    });
    this.#members.add(member);
    return member;
  }

  async #admit(member: Member): Promise<number> {
    if (this.#edition === undefined || !this.#changed) {
      this.#edition = member.edition;
      this.#changed = this.nextDay();
    }
    const port = await member.channel.ask('listen', this.#changed);
    member.isServing = true;
    this.#announce();
    return port;
  }

  /** A worker that is new answers if it has what the others serve; else the files have changed, and all go over to them. */
  async #join(member: Member): Promise<void> {
    if (member.isServing) return;
    if (!this.serving.length) this.#edition = undefined;
    if (this.#edition === undefined || member.edition === this.#edition) await this.#admit(member);
    else this.#options.differs();
  }

  #ended(member: Member, { code, signal, cut }: MemberEnd): void {
    this.#members.delete(member);
    const counts = countsOf(member.lastMetrics);
    this.#past = this.#past.then((past) => together([past, counts]).getMetricsAsJSON());
    if (this.#isEnding) {
      this.#cut += cut ?? 0;
      this.#isOrderly &&= cut !== undefined;
    }
    if (this.#isEnding || !this.#isUp) return;
    this.#announce();
    const { log, metrics } = this.#options;
    metrics.workerEnds.inc();
    this.#pause = this.#pauseAfter(performance.now() - member.begun);
    log.error({ worker: member.pid, code, signal, pause: this.#pause }, 'a worker has ended');
    const replacement = setTimeout(() => {
      this.#replacements.delete(replacement);
      this.#replace();
    }, this.#pause);
    this.#replacements.add(replacement);
  }

  #pauseAfter(lifetime: number): number {
    if (lifetime > SOON) return 0;
    return Math.min(Math.max(this.#pause * 2, FIRST_PAUSE), LONGEST_PAUSE);
  }

  #replace(): void {
    if (this.#isEnding) return;
    const member = this.#add(false);
    member.opening
      .then(() => this.exclusively(() => this.#join(member)))
      .then(
        () => {
          const { log } = this.#options;
          if (member.isServing) log.info({ worker: member.pid }, 'a worker was replaced');
        },
        // It has ended, which is reported, or cannot listen: then it is started again.
        () => {
          member.kill();
        },
      );
  }

  #announce(): void {
    const state: Together = {
      workers: { wanted: this.#options.wanted, serving: this.serving.length },
      failure: this.#failure,
      isEnding: this.#isEnding,
    };
    for (const { channel } of this.#members) channel.ask('together', state).catch(() => undefined);
  }
}

/** How often it is asked whether a worker has ended, in milliseconds. */
const ROUND = 20;
