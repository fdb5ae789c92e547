import { AggregatorRegistry } from 'prom-client';
import type { ProcessMetrics } from './messages.ts';

type Aggregator = 'max' | 'min' | 'first';

/** How the numbers of several processes are one number, where that is not their sum or what the library has. */
const AGGREGATORS: Readonly<Record<string, Aggregator>> = {
  varanto_snapshot_info: 'max',
  varanto_snapshot_triples: 'max',
  varanto_snapshot_loaded_timestamp_seconds: 'max',
  varanto_snapshot_age_seconds: 'min',
  varanto_reload_failed: 'max',
  varanto_engine_resting: 'max',
  varanto_workers: 'max',
  // The start of the first process is that of all: a worker that was replaced is counted by itself.
  process_start_time_seconds: 'min',
  process_max_fds: 'min',
};

/** The slowest event loop is the one that somebody waits for. */
const LAG = 'nodejs_eventloop_lag_';

/** The metrics of several processes as those of one. */
export function together(
  processes: readonly ProcessMetrics[],
): AggregatorRegistry<'text/plain; version=0.0.4; charset=utf-8'> {
  const all = processes.map((metrics) =>
    metrics.map((metric) => ({ ...metric, aggregator: aggregatorOf(metric) })),
  );
  return AggregatorRegistry.aggregate(all) as never;
}

function aggregatorOf({ name, aggregator }: ProcessMetrics[number]): string {
  return AGGREGATORS[name] ?? (name.startsWith(LAG) ? 'max' : aggregator);
}

/** What stays of a process that has ended: what it counted, so that no sum goes back. */
export function countsOf(metrics: ProcessMetrics): ProcessMetrics {
  return metrics.filter(({ type }) => COUNTING.has(String(type)));
}

const COUNTING = new Set(['counter', 'histogram']);
