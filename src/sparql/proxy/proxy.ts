import type { Agent } from 'node:http';
import { setImmediate as others } from 'node:timers/promises';
import { rowsIn } from '../endpoint/count-rows.ts';
import type { EndpointLimits } from '../endpoint/limits.ts';
import {
  QueryFailure,
  type Answered,
  type Ask,
  type Dataset,
  type QueryEngine,
} from '../endpoint/outcome.ts';
import type { Access } from '../engine/access.ts';
import { EngineError } from '../engine/engine-error.ts';
import type { Profile } from '../engine/profile.ts';
import { connectionsTo, exchange, type Received } from '../engine/transport.ts';
import { Slots } from './slots.ts';
import { resultsIn, triplesIn } from './read-proxied.ts';
import { writeResults } from './write-results.ts';

/** What a proxy is made with. */
interface ProxyOptions {
  /** The address of the engine's queries. */
  readonly url: URL;
  readonly access?: Access | undefined;
  readonly profile: Profile;
  readonly limits: EndpointLimits;
}

/** What of an engine is asked: a graph of it, as long as the engine has the version that is in it. */
interface Proxied {
  readonly graph: string;
  /** Throws where the engine no longer has the version. */
  readonly check: () => Promise<void>;
}

const N_TRIPLES = 'application/n-triples';

/** How many queries of strangers run in the engine at a time: it has others to answer. */
const PARALLEL = 2;

/** How many times as long as a query may run it waits for those before it. */
const PATIENCE = 3;

/** Passes queries of strangers on to an engine, over one of its graphs, within limits: on connections of its own. */
export class Proxy {
  readonly #options: ProxyOptions;
  readonly #agent: Agent;
  readonly #slots = new Slots(PARALLEL);
  #asked = 0;

  constructor(options: ProxyOptions) {
    this.#options = options;
    this.#agent = connectionsTo(options.url, PARALLEL);
  }

  /** What answers over a graph. */
  over(proxied: Proxied): QueryEngine {
    return {
      ask: (ask: Ask, _dataset: Dataset, left?: AbortSignal) => this.#ask(ask, proxied, left),
    };
  }

  async #ask(ask: Ask, proxied: Proxied, left: AbortSignal | undefined): Promise<Answered> {
    const { queue, time } = this.#options.limits;
    if (this.#asked >= PARALLEL + queue)
      throw new QueryFailure('queue', `${queue} queries wait already.`);
    this.#asked += 1;
    try {
      const run = (): Promise<Answered> => this.#answer(ask, proxied, left);
      const answer = await this.#slots.run(run, { left, most: PATIENCE * time });
      // An engine that lost its data answers nothing, which is no answer.
      await proxied.check();
      return answer;
    } finally {
      this.#asked -= 1;
    }
  }

  async #answer(
    ask: Ask,
    { graph, check }: Proxied,
    left: AbortSignal | undefined,
  ): Promise<Answered> {
    try {
      return await answerOf(await this.#send(ask, graph, left), ask);
    } catch (error) {
      if (left?.aborted) throw new QueryFailure('left', 'The client left.');
      // An engine that answers nothing else either is slow itself.
      if (error instanceof EngineError && error.failure === 'timeout') await check();
      throw failureOf(error);
    }
  }

  #send(ask: Ask, graph: string, signal: AbortSignal | undefined): Promise<Received> {
    const { url, access, profile, limits } = this.#options;
    const isGraph = ask.mediaType === N_TRIPLES;
    return exchange(
      { url, agent: this.#agent, access },
      {
        headers: {
          Accept: isGraph ? N_TRIPLES : 'application/sparql-results+json',
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({
          query: `BASE <${ask.base}>\n${ask.query}`,
          'default-graph-uri': graph,
          ...profile.timeLimit(limits.time),
        }).toString(),
        signal,
        until: performance.now() + limits.time,
        maxBytes: ask.mostBytes,
      },
    );
  }
}

async function answerOf(received: Received, { mediaType }: Ask): Promise<Answered> {
  if (mediaType === N_TRIPLES) {
    const triples = triplesIn(received);
    return answered([triples], rowsIn(Buffer.from(triples).toString(), mediaType));
  }
  const results = resultsIn(received);
  const chunks: Uint8Array[] = [];
  let text = '';
  for (const piece of writeResults(results)) {
    text += piece;
    if (text.length < CHUNK) continue;
    chunks.push(Buffer.from(text));
    text = '';
    await others();
  }
  chunks.push(Buffer.from(text));
  return answered(chunks, 'truth' in results ? undefined : results.rows.length);
}

/** So many characters are written before others have their turn. */
const CHUNK = 16_384;

function answered(chunks: readonly Uint8Array[], rows: number | undefined): Answered {
  async function* bytes(): AsyncIterable<Uint8Array> {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  }
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return { rows, length, bytes: bytes() };
}

const LEFT_OUT = new QueryFailure(
  'evaluation',
  'The engine gives a part of this answer alone. Ask for it in parts: with ORDER BY, LIMIT and OFFSET.',
);

/** What went wrong, as the endpoint says it; what is no fault of the query stays an `EngineError`. */
function failureOf(error: unknown): unknown {
  if (!(error instanceof EngineError)) return error;
  const { failure, status, message } = error;
  if (failure === 'timeout') return new QueryFailure('deadline', message);
  if (failure === 'partial') return status === 200 ? LEFT_OUT : new QueryFailure('bytes', message);
  if (failure === 'refused' && status === 400)
    return new QueryFailure('evaluation', 'The engine refuses the query (status 400).');
  return error;
}
