import type { Dataset } from '../../sparql/endpoint/outcome.ts';
import type { Inspected } from '../../sparql/endpoint/inspect.ts';
import type { SparqlParameters } from './read-request.ts';

/** The graphs that a query is asked over. */
export interface Graphs {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

/**
 * The graphs that a request names: those of its parameters, else those of its query, else all of the dataset (SPARQL 1.1
 * Protocol, section 2.1.4); the first one that the dataset has not, as a text.
 */
export function graphsOf(
  parameters: SparqlParameters,
  { from, fromNamed }: Pick<Inspected, 'from' | 'fromNamed'>,
  dataset: Dataset,
): Graphs | string {
  const { defaultGraphs, namedGraphs } = parameters;
  const given = [
    { defaultGraphs, namedGraphs },
    { defaultGraphs: from, namedGraphs: fromNamed },
  ].find((each) => each.defaultGraphs.length + each.namedGraphs.length > 0);
  if (!given) return { defaultGraphs: dataset.defaultGraphs, namedGraphs: dataset.graphs };
  const strange = [...given.defaultGraphs, ...given.namedGraphs].find(
    (graph) => !dataset.graphs.includes(graph),
  );
  // A graph that is named twice is one: the engine would have its statements twice.
  return (
    strange ?? {
      defaultGraphs: [...new Set(given.defaultGraphs)],
      namedGraphs: [...new Set(given.namedGraphs)],
    }
  );
}
