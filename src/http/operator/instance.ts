import { defaultHttpLimits, type HttpLimits } from '../limits.ts';
import { Slots } from '../concurrency.ts';
import { silentLog, type Log } from './log.ts';
import { Metrics } from './metrics.ts';

/** How a running server stands. */
interface Standing {
  /** Whether it was told to end. */
  isEnding: boolean;
  /** What is wrong with the files as they are now, and since when: the snapshot before them is still served. */
  failure: { readonly message: string; readonly at: Date } | undefined;
}

/** What a running server keeps from one snapshot to the next. */
export interface Instance {
  readonly limits: HttpLimits;
  readonly log: Log;
  /** Whether the log has the texts of queries, which may hold what a person looked for. */
  readonly logsQueries: boolean;
  readonly metrics: Metrics;
  /** Room for operations of GraphQL, and for answers that are too long to be kept. */
  readonly operations: Slots;
  readonly downloads: Slots;
  readonly standing: Standing;
  /** The contexts that documents named since the start, by their hashes: whoever kept a document can still read it. */
  readonly contexts: Map<string, string>;
}

/** An instance; one of which nothing is said logs nothing. */
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
    standing: { isEnding: false, failure: undefined },
    operations: new Slots('operations', limits.operations),
    downloads: new Slots('downloads', limits.downloads),
  };
}
