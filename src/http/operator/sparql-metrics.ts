import { Counter, Gauge, Histogram } from 'prom-client';
import type { Metrics } from './metrics.ts';

/** How a query ended. */
interface SparqlOutcome {
  /** `undefined` where it was answered. */
  readonly failure: string | undefined;
  readonly seconds: number;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The counters of what is asked in SPARQL, and of the starts of its engine. */
export interface SparqlMetrics {
  /** Counts a query that came. */
  readonly begun: () => void;
  /** Counts a query that ended. */
  readonly asked: (outcome: SparqlOutcome) => void;
  readonly started: () => void;
}

/** Makes the counters of SPARQL. */
export function sparqlMetrics({ registry }: Metrics): SparqlMetrics {
  const registers = [registry];
  const queries = new Counter({
    name: 'varanto_sparql_queries_total',
    help: 'SPARQL queries that came to the engine, by how they ended.',
    labelNames: ['result'],
    registers,
  });
  const pending = new Gauge({
    name: 'varanto_sparql_queries_pending',
    help: 'SPARQL queries that wait for the engine, or that it answers.',
    registers,
  });
  const duration = new Histogram({
    name: 'varanto_sparql_query_duration_seconds',
    help: 'From a SPARQL query to the beginning of its answer, with the time that it waited.',
    buckets: SECONDS,
    registers,
  });
  const starts = new Counter({
    name: 'varanto_sparql_engine_starts_total',
    help: "Starts of the SPARQL engine's process.",
    registers,
  });
  return {
    begun: () => {
      pending.inc();
    },
    asked: ({ failure = 'answered', seconds }) => {
      pending.dec();
      queries.inc({ result: failure });
      duration.observe(seconds);
    },
    started: () => {
      starts.inc();
    },
  };
}
