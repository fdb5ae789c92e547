import type { Agent } from 'node:http';
import type { Access } from '../engine/access.ts';
import { EngineError } from '../engine/engine-error.ts';
import { failureOf } from '../engine/read-answer.ts';
import { retried } from '../engine/retry.ts';
import { connectionsTo, exchange, type Sent } from '../engine/transport.ts';

/** Two batches are on their way, and beside them how far it is. */
const CONNECTIONS = 3;

interface Options {
  /** The address of the graphs. */
  readonly url: URL;
  readonly access?: Access | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How many milliseconds a request may take. */
  readonly patience?: number;
}

/** The graphs of an engine (SPARQL 1.1 Graph Store HTTP Protocol). Each request may be repeated: no graph has a blank node. */
export class GraphStore {
  readonly #options: Options;
  readonly #agent: Agent;

  constructor(options: Options) {
    this.#options = options;
    this.#agent = connectionsTo(options.url, CONNECTIONS);
  }

  /** Adds triples to a graph. */
  add(graph: string, triples: string): Promise<void> {
    return this.#write(graph, { method: 'POST', body: triples });
  }

  /** Exchanges what a graph has. */
  replace(graph: string, triples: string): Promise<void> {
    return this.#write(graph, { method: 'PUT', body: triples });
  }

  /** Removes a graph, if it is there. */
  remove(graph: string): Promise<void> {
    return this.#write(graph, { method: 'DELETE' });
  }

  /** Ends the connections. */
  close(): void {
    this.#agent.destroy();
  }

  #write(graph: string, sent: Sent): Promise<void> {
    const { url, access, signal, patience = 300_000 } = this.#options;
    const until = performance.now() + patience;
    const headers = sent.body === undefined ? {} : { 'Content-Type': 'text/turtle' };
    const search = new URLSearchParams({ graph }).toString();
    const once = async (): Promise<void> => {
      const target = { url, agent: this.#agent, access };
      const received = await exchange(target, { ...sent, search, headers, until, signal });
      const isGone = sent.method === 'DELETE' && received.status === 404;
      if (!isGone && Math.floor(received.status / 100) !== 2)
        throw explained(failureOf(received), received.body);
    };
    return retried(once, { tries: TRIES, until, signal });
  }
}

/** An upload takes long: it is worth more tries than a read. */
const TRIES = 5;

/** With the first line of what the engine says, which is about what was sent to it by us. */
function explained(error: EngineError, body: Buffer): EngineError {
  const [line = ''] = body.toString('utf8').trim().split('\n');
  const { failure, message, status, retryAfter } = error;
  const circumstances = { ...(status !== undefined && { status }), retryAfter };
  const more = line === '' ? '' : `: ${line.slice(0, 200)}`;
  return new EngineError(failure, `${message}${more}`, circumstances);
}
