import { QueryFailure, type QueryEngine } from '../../sparql/endpoint/outcome.ts';
import type { SparqlMetrics } from '../operator/sparql-metrics.ts';

/** An engine whose answers are counted. */
export function measured(
  engine: QueryEngine,
  metrics: Pick<SparqlMetrics, 'begun' | 'asked'>,
): QueryEngine {
  return {
    async ask(ask, dataset, left) {
      const begun = performance.now();
      metrics.begun();
      let failure: string | undefined = 'failed';
      try {
        const answered = await engine.ask(ask, dataset, left);
        failure = undefined;
        return answered;
      } catch (error) {
        if (error instanceof QueryFailure) failure = error.reason;
        throw error;
      } finally {
        metrics.asked({ failure, seconds: (performance.now() - begun) / 1_000 });
      }
    },
  };
}
