import { once } from 'node:events';
import { setTimeout as passed } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FromEngine, ToEngine } from './messages.ts';
import type { EndpointLimits } from './limits.ts';
import { QueryFailure, type Ask } from './outcome.ts';

/** What the engine answers to a query. */
export type EngineAnswer = Pick<Extract<FromEngine, { kind: 'answered' }>, 'rows' | 'bytes'>;

/** What a run is made with. */
interface RunOptions {
  readonly limits: EndpointLimits;
  /** Is called when it is ended, by whomever. */
  readonly ended: () => void;
}

/** How often the memory of the process is measured, in milliseconds. */
const MEASURE_EVERY = 25;

/** The engine with one version of the statements, in a thread that can be ended at any moment. */
export class EngineRun {
  readonly version: string;
  readonly #thread: Worker;
  readonly #limits: EndpointLimits;
  readonly #ending = new AbortController();
  #isSound = true;

  constructor(program: string, version: string, { limits, ended }: RunOptions) {
    this.version = version;
    this.#limits = limits;
    this.#thread = new Worker(program);
    // A thread that fails ends, and that ends the wait for it.
    this.#thread.on('error', () => void this.end());
    this.#thread.on('exit', () => {
      this.#isSound = false;
      this.#ending.abort();
      ended();
    });
    void this.#measure();
  }

  /** Whether it can be asked. */
  get isSound(): boolean {
    return this.#isSound;
  }

  /** Loads N-Quads that come in pieces of any size. */
  async load(quads: AsyncIterable<Uint8Array>): Promise<void> {
    try {
      for await (const bytes of wholeLines(quads)) await this.#send({ kind: 'quads', bytes });
    } catch (error) {
      await this.end();
      const isMemory = error instanceof QueryFailure && error.reason === 'memory';
      throw isMemory ? new QueryFailure('unavailable', NO_ROOM) : error;
    }
  }

  /** Answers a query; where `until` is aborted before that, it ends the engine and throws the reason. */
  async ask(ask: Ask, until: AbortSignal): Promise<EngineAnswer> {
    const over = new AbortController();
    const ended = once(until, 'abort', { signal: over.signal }).catch(() => undefined);
    try {
      const answer = await Promise.race([this.#send({ kind: 'ask', ask }), ended]);
      if (answer && 'kind' in answer && answer.kind === 'answered') return answer;
    } finally {
      over.abort();
    }
    await this.end();
    throw until.reason;
  }

  /** Ends the engine, whatever it does. */
  async end(): Promise<void> {
    this.#isSound = false;
    await this.#thread.terminate();
  }

  async #send(message: ToEngine): Promise<FromEngine> {
    const { signal } = this.#ending;
    if (signal.aborted) throw memoryFailure(this.#limits);
    this.#thread.postMessage(message);
    const answer = await once(this.#thread, 'message', { signal }).then(
      ([given]) => given as FromEngine,
      () => undefined,
    );
    if (!answer) throw memoryFailure(this.#limits);
    if (answer.kind !== 'failed') return answer;
    if (!answer.isSound) await this.end();
    if (answer.reason === 'memory') throw memoryFailure(this.#limits);
    throw new QueryFailure(answer.reason, answer.message);
  }

  /** Ends the engine before the process has more memory than it may: the system's own limit would end all of it. */
  async #measure(): Promise<void> {
    const { signal } = this.#ending;
    const most = this.#limits.memory * 1e6;
    while (!signal.aborted) {
      if (process.memoryUsage.rss() > most) await this.end();
      await passed(MEASURE_EVERY, undefined, { ref: false });
    }
  }
}

/** The same bytes with whole lines in each piece. */
async function* wholeLines(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let rest: Uint8Array = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.concat([rest, piece]);
    const end = bytes.lastIndexOf('\n') + 1;
    rest = bytes.subarray(end);
    if (end) yield bytes.subarray(0, end);
  }
  if (rest.length) yield rest;
}

const NO_ROOM =
  'The statements do not fit into the memory of the engine: give it more with --sparql-memory.';

function memoryFailure({ memory }: EndpointLimits): QueryFailure {
  return new QueryFailure('memory', `It needs more than ${memory} MB.`);
}
