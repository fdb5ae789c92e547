/** Why the engine gives no answer to a query. */
export type FailureReason =
  | 'syntax'
  | 'evaluation'
  /** The engine's stack came to an end. */
  | 'depth'
  | 'deadline'
  | 'memory'
  /** The engine's process was ended from outside while the query ran, and nobody knows why. */
  | 'ended'
  | 'bytes'
  /** There is no room, or the engine cannot be had at the moment. */
  | 'queue'
  | 'unavailable'
  /** Nobody waits for it any more. */
  | 'left';

/** A query without an answer; the message is for the client. */
export class QueryFailure extends Error {
  override readonly name = 'QueryFailure';
  readonly reason: FailureReason;
  /** After how many seconds it is worth asking again, where there is no room. */
  readonly retryAfter: number | undefined;

  constructor(reason: FailureReason, message: string, retryAfter?: number) {
    super(message);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

/** What the engine is asked. */
export interface Ask {
  readonly query: string;
  /** What relative addresses are relative to. */
  readonly base: string;
  /** The syntax of the answer, by its media type. */
  readonly mediaType: string;
  /** The graphs that make the default graph together, and those that GRAPH finds. */
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
  /** The bytes of the answer. */
  readonly mostBytes: number;
}

/** The answer to a query, in one syntax. */
export interface Answered {
  /** How many rows it has, of a graph in N-Triples how many statements; `undefined` in other forms of a graph. */
  readonly rows: number | undefined;
  readonly length: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** What is asked: a version of the statements, which the engine is given when it has another one or none. */
export interface Dataset {
  readonly version: string;
  /** The graphs, of which the first ones are the default graph where a query names none. */
  readonly graphs: readonly string[];
  readonly defaultGraphs: readonly string[];
  /** The statements as N-Quads, whole lines in each piece. */
  readonly quads: () => AsyncIterable<Uint8Array>;
}

/**
 * Answers queries over a dataset; throws a `QueryFailure` where there is no answer. `left` is aborted when nobody waits for it
 * any more.
 */
export interface QueryEngine {
  ask(ask: Ask, dataset: Dataset, left?: AbortSignal): Promise<Answered>;
}
