import { QueryFailure, type QueryEngine } from '../../sparql/endpoint/outcome.ts';
import type { SparqlOutcome } from '../operator/sparql-metrics.ts';

/** An engine whose answers are counted. */
export function measured(
  engine: QueryEngine,
  count: (outcome: SparqlOutcome) => void,
): QueryEngine {
  return {
    async ask(ask, dataset) {
      const begun = performance.now();
      let failure: string | undefined = 'failed';
      try {
        const answered = await engine.ask(ask, dataset);
        failure = undefined;
        return answered;
      } catch (error) {
        if (error instanceof QueryFailure) failure = error.reason;
        throw error;
      } finally {
        count({ failure, seconds: (performance.now() - begun) / 1_000 });
      }
    },
  };
}
