import type { IncomingMessage, RequestOptions } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EngineProcess, type ProcessOptions } from './engine-process.ts';
import { OTHER_VERSION } from './host.ts';
import { memoryKills } from './memory-kills.ts';
import {
  QueryFailure,
  type Answered,
  type Ask,
  type Dataset,
  type QueryEngine,
} from './outcome.ts';

/** How often a query is asked again that had no answer through no fault of its own. */
const TRIES = 8;

/** Asks the engine in its own process, and gives it the statements that it has to have. */
export class Asker implements QueryEngine {
  readonly #process: EngineProcess;
  readonly #loads = new Map<string, Promise<void>>();

  constructor(options: ProcessOptions) {
    this.#process = new EngineProcess(options);
  }

  /**
   * The answer to a query over a dataset; throws a `QueryFailure` where there is none. When its client leaves, the query is
   * dropped; what is loaded for it is for others as well.
   */
  ask(ask: Ask, dataset: Dataset, left = new AbortController().signal): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(new QueryFailure('left', 'The client left.'));
      };
      if (left.aborted) leave();
      left.addEventListener('abort', leave);
      void this.#ask(ask, dataset, left)
        .then(resolve, reject)
        .finally(() => {
          left.removeEventListener('abort', leave);
        });
    });
  }

  async #ask(ask: Ask, dataset: Dataset, left: AbortSignal): Promise<Answered> {
    let waited = 0;
    for (let turn = 0; turn < TRIES && !left.aborted; turn += 1) {
      await this.#process.ready();
      const begun = performance.now();
      const answer = await this.#try(ask, dataset, { left, waited });
      // What it takes to load is no time in the queue.
      waited += performance.now() - begun;
      if (answer === 'other version') await this.#load(dataset);
      else if (answer === 'ended') this.#process.leave();
      else return answer;
    }
    throw new QueryFailure('unavailable', 'The engine was ended again and again by other queries.');
  }

  /** Lets the engine go: its process ends, unless somebody else is there. */
  close(): void {
    this.#process.leave();
  }

  async #try(
    ask: Ask,
    { version }: Dataset,
    { left, waited }: Client,
  ): Promise<Answered | 'other version' | 'ended'> {
    const state: { isRunning: boolean; kills?: number | undefined } = { isRunning: false };
    const search = new URLSearchParams({ version, waited: String(waited) }).toString();
    const response = await this.#send(
      { method: 'POST', path: `/ask?${search}` },
      [JSON.stringify(ask)],
      {
        left,
        begun: () => {
          state.isRunning = true;
          state.kills = memoryKills();
        },
      },
    );
    if (left.aborted) {
      response?.destroy();
      throw new QueryFailure('left', 'The client left.');
    }
    if (!response) {
      // Its process ended: by this query, it may be, if it was the one that ran.
      if (state.isRunning) throw await this.#process.failureAtEnd(state.kills);
      return 'ended';
    }
    if (response.statusCode === OTHER_VERSION) return (response.resume(), 'other version');
    if (response.statusCode !== 200) throw await failureIn(response);
    const { rows } = response.headers;
    return {
      rows: rows === undefined ? undefined : Number(rows),
      length: Number(response.headers['content-length']),
      bytes: response,
    };
  }

  /** Gives the engine a version; those who want the same one wait together. */
  #load({ version, quads }: Dataset): Promise<void> {
    let load = this.#loads.get(version);
    if (!load) {
      load = this.#give(version, quads()).finally(() => this.#loads.delete(version));
      this.#loads.set(version, load);
    }
    return load;
  }

  async #give(version: string, quads: AsyncIterable<Uint8Array>): Promise<void> {
    const search = new URLSearchParams({ version }).toString();
    const response = await this.#send({ method: 'PUT', path: `/quads?${search}` }, quads);
    if (response && response.statusCode !== 204) throw await failureIn(response);
    response?.resume();
  }

  /** The response to a request; `undefined` where the process ended before it gave one. */
  #send(
    options: RequestOptions,
    body: Iterable<string> | AsyncIterable<Uint8Array>,
    { begun = () => undefined, left }: Watch = {},
  ): Promise<IncomingMessage | undefined> {
    return new Promise((resolve, reject) => {
      const sent = this.#process.request(options);
      const leave = (): void => {
        sent.destroy();
      };
      const settle = (response?: IncomingMessage): void => {
        left?.removeEventListener('abort', leave);
        resolve(response);
      };
      left?.addEventListener('abort', leave);
      sent.once('response', settle).once('information', begun);
      sent.once('close', () => {
        settle();
      });
      if (left?.aborted) leave();
      // It may answer before it has read all: what could not be sent then is not missed.
      pipeline(Readable.from(body), sent).catch((error: unknown) => {
        const { code = '' } = error as NodeJS.ErrnoException;
        if (!CONNECTION.has(code))
          reject(new Error('The engine cannot be asked.', { cause: error }));
      });
      sent.once('error', () => undefined);
    });
  }
}

/** Who waits for an answer. */
interface Client {
  /** Is aborted when nobody does any more. */
  readonly left: AbortSignal;
  /** How long the query was in the queue before, in milliseconds. */
  readonly waited: number;
}

/** What happens to a request that was sent. */
interface Watch {
  /** Is called when its query begins to run. */
  readonly begun?: () => void;
  /** Is aborted when nobody waits for the response. */
  readonly left?: AbortSignal;
}

const CONNECTION: ReadonlySet<string> = new Set([
  ...['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOENT', 'ERR_STREAM_PREMATURE_CLOSE'],
]);

async function failureIn(response: IncomingMessage): Promise<QueryFailure> {
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const { reason, message, retryAfter } = JSON.parse(text) as Omit<QueryFailure, 'name'>;
  return new QueryFailure(reason, message, retryAfter);
}
