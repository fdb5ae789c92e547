import { Counter, Gauge, Histogram } from 'prom-client';
import type { Metrics } from './metrics.ts';
import type { ServedEngine } from './instance.ts';

/** How a query of an engine ended. */
interface Outcome {
  /** `undefined` where it was answered. */
  readonly failure: string | undefined;
  readonly milliseconds: number;
  readonly rows: number;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Counts the queries of an engine, each try by itself. */
export function engineMetrics({ registry }: Metrics): (outcome: Outcome) => void {
  const registers = [registry];
  const queries = new Counter({
    name: 'varanto_engine_queries_total',
    help: 'Queries of the engine, by how they ended.',
    labelNames: ['result'],
    registers,
  });
  const seconds = new Histogram({
    name: 'varanto_engine_query_duration_seconds',
    help: 'From a query of the engine to the end of its answer.',
    buckets: SECONDS,
    registers,
  });
  const rows = new Counter({
    name: 'varanto_engine_rows_total',
    help: 'Rows in the answers of the engine.',
    registers,
  });
  return ({ failure = 'answered', milliseconds, rows: got }) => {
    queries.inc({ result: failure });
    seconds.observe(milliseconds / 1_000);
    rows.inc(got);
  };
}

/** Shows whether an engine is asked at the moment. */
export function restMetric({ registry }: Metrics, engine: ServedEngine): void {
  new Gauge({
    name: 'varanto_engine_resting',
    help: '1 while the engine is not asked, since it failed several times.',
    registers: [registry],
    collect() {
      this.set(Number(engine.isResting));
    },
  });
}
