/** What the endpoint may take, whatever is asked. */
export interface EndpointLimits {
  /** The memory of the engine's process, in millions of bytes. */
  readonly memory: number;
  /** How long a query may run, in milliseconds. */
  readonly time: number;
  /** How many queries may wait. */
  readonly queue: number;
  /** The rows and the bytes of an answer. */
  readonly rows: number;
  readonly bytes: number;
}

/** The default limits. */
export const defaultEndpointLimits: EndpointLimits = {
  memory: 512,
  time: 5_000,
  queue: 20,
  rows: 10_000,
  bytes: 10_000_000,
};
