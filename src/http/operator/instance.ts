import { defaultHttpLimits, type HttpLimits } from '../limits.ts';
import { Slots } from '../concurrency.ts';
import { MistakePace } from '../mistake-pace.ts';
import { silentLog, type Log } from './log.ts';
import { Metrics } from './metrics.ts';

/** The state of a running server. */
interface State {
  /** Whether it is ending. */
  isEnding: boolean;
  /** What is wrong with the files as they are now, and since when: the snapshot before them is still served. */
  failure: { readonly message: string; readonly at: Date } | undefined;
  /** The engine that the catalogue is in, where it is in one. */
  engine: ServedEngine | undefined;
  /** What the engine has lost of the version that is served, in words. */
  loss: string | undefined;
  /** How many processes there are to be behind the port, and how many answer; `undefined` where this is the only one. */
  workers: { readonly wanted: number; readonly serving: number } | undefined;
}

/** What is said of an engine to the operator. */
export interface ServedEngine {
  /** The name of its profile. */
  readonly name: string;
  /** Whether it failed so often that it is not asked at the moment. */
  readonly isResting: boolean;
}

/** What a running server keeps from one snapshot to the next. */
export interface Instance {
  readonly limits: HttpLimits;
  readonly log: Log;
  /** Whether the log has the texts of queries, which may contain what a person searched for. */
  readonly logsQueries: boolean;
  readonly metrics: Metrics;
  /** Room for operations of GraphQL, and for answers that are too long to be kept. */
  readonly operations: Slots;
  readonly downloads: Slots;
  /** When mistakes are answered. */
  readonly mistakes: Pick<MistakePace, 'inTurn'>;
  readonly state: State;
  /** The contexts that documents named since the start, by their hashes: a document that a client saved can still be read. */
  readonly contexts: Map<string, string>;
}

/** An instance; without options it logs nothing. */
export function createInstance({
  limits: given = {},
  log = silentLog,
  logsQueries = false,
  metrics = new Metrics(),
}: Partial<Pick<Instance, 'log' | 'logsQueries' | 'metrics'>> & {
  readonly limits?: Partial<HttpLimits>;
} = {}): Instance {
  const limits = { ...defaultHttpLimits, ...given };
  return {
    limits,
    log,
    logsQueries,
    metrics,
    contexts: new Map(),
    state: {
      ...{ isEnding: false, failure: undefined },
      ...{ engine: undefined, loss: undefined, workers: undefined },
    },
    operations: new Slots('operations', limits.operations),
    downloads: new Slots('downloads', limits.downloads),
    mistakes: new MistakePace(limits.mistakes, metrics),
  };
}
