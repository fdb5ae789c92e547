/** What a connection and a request may take, whatever they ask for. */
export interface HttpLimits {
  /** The bytes of a request's body, and of its line and headers together. */
  readonly bodyBytes: number;
  readonly headerBytes: number;
  /** The length of an `Accept`, which takes time to weigh. */
  readonly acceptCharacters: number;
  /** Milliseconds until the headers, and the whole request, must have come. */
  readonly headersTime: number;
  readonly requestTime: number;
  /** Milliseconds that a connection is kept for a next request. */
  readonly keepAliveTime: number;
  /** Milliseconds after which a reader that takes nothing more of its answer is let go. */
  readonly stallTime: number;
  /** Milliseconds that requests under way have when the server ends. */
  readonly drainTime: number;
  readonly requestsPerConnection: number;
  /** How many there may be at a time: connections, operations of GraphQL, answers too long for the cache. */
  readonly connections: number;
  readonly operations: number;
  readonly downloads: number;
  /** How many mistakes are answered in a second; the answers to others wait. */
  readonly mistakes: number;
}

/** The default limits. */
export const defaultHttpLimits: HttpLimits = {
  bodyBytes: 100_000,
  headerBytes: 16_384,
  acceptCharacters: 1_024,
  headersTime: 10_000,
  requestTime: 15_000,
  keepAliveTime: 5_000,
  // Much is under way to a slow reader before the server sees that it takes any of it.
  stallTime: 120_000,
  drainTime: 10_000,
  requestsPerConnection: 1_000,
  connections: 2_000,
  operations: 100,
  downloads: 100,
  mistakes: 100,
};
