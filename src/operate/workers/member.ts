import type { Worker } from 'node:cluster';
import { Channel } from './channel.ts';
import { closeUntaken } from './close-untaken.ts';
import type { Opened, PrimaryAsked, ProcessMetrics, WorkerAsked } from './messages.ts';

/** How a worker ended: in order, with so many answers cut, or in some other way. */
export interface MemberEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly cut: number | undefined;
}

interface MemberOptions {
  /** Gives the metrics of all processes. */
  readonly allMetrics: () => Promise<string>;
  readonly ended: (member: Member, end: MemberEnd) => void;
}

/** How long a worker may take to say what it measured, in milliseconds. */
const PATIENCE = 2_000;

/** A worker as the primary has it, from its start to its end. */
export class Member {
  readonly channel: Channel<WorkerAsked>;
  /** Resolves when it has opened the catalogue; rejects where it ends before. */
  readonly opening: Promise<Opened>;
  readonly begun = performance.now();
  /** The edition that it serves or would serve; `undefined` before it has opened one. */
  edition: string | undefined;
  isServing = false;
  #cut: number | undefined;
  #metrics: ProcessMetrics = [];
  readonly #worker: Worker;

  constructor(worker: Worker, { allMetrics, ended }: MemberOptions) {
    this.#worker = worker;
    const { promise, resolve, reject } = deferred<Opened>();
    this.opening = promise;
    const own: PrimaryAsked = {
      opened: (opened) => {
        this.edition = opened.edition;
        resolve(opened);
      },
      allMetrics,
      ended: ({ cut, metrics }) => {
        this.#cut = cut;
        this.#metrics = metrics;
      },
    };
    // An error of sending is that of a worker that has gone, which is reported by its end.
    const send = (message: object): void => {
      if (worker.isConnected()) worker.send(message, () => undefined);
    };
    this.channel = new Channel(send, own);
    closeUntaken(worker);
    worker.on('message', this.channel.receive);
    worker.on('exit', (code: number | null, signal: string | null) => {
      this.isServing = false;
      const reason = new Error('the worker has ended');
      this.channel.close(reason);
      reject(reason);
      ended(this, { code, signal, cut: this.#cut });
    });
  }

  get pid(): number {
    return this.#worker.process.pid ?? 0;
  }

  /** What it last said that it measured. */
  get lastMetrics(): ProcessMetrics {
    return this.#metrics;
  }

  /** What it measures; what it last said where it does not answer in time. */
  async metrics(): Promise<ProcessMetrics> {
    const asked = this.channel.ask('metrics').catch(() => this.#metrics);
    this.#metrics = await Promise.race([asked, later(this.#metrics)]);
    return this.#metrics;
  }

  /** Ends it at once. */
  kill(): void {
    this.#worker.process.kill('SIGKILL');
  }
}

function later<Value>(value: Value): Promise<Value> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE, value).unref();
  });
}

function deferred<Value>() {
  let [resolve, reject]: [(value: Value) => void, (reason: Error) => void] = [
    () => undefined,
    () => undefined,
  ];
  const promise = new Promise<Value>((resolved, rejected) => {
    [resolve, reject] = [resolved, rejected];
  });
  // Who is not interested in it is not disturbed by its failure.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
