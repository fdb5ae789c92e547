import { inspect, type Inspected } from '../../sparql/endpoint/inspect.ts';
import type { Dataset } from '../../sparql/endpoint/outcome.ts';
import type { Refusal } from '../graphql/errors.ts';
import type { HttpRequest } from '../request.ts';
import type { Service } from '../service.ts';
import { graphsOf, type Graphs } from './dataset-of-request.ts';
import { datasetOf, type SparqlEndpoint } from './endpoint.ts';
import type { SparqlParameters } from './read-request.ts';

/** A query that may be asked. */
export interface SparqlQuestion extends Graphs {
  readonly query: string;
  readonly inspected: Inspected;
  readonly dataset: Dataset;
  /** Is aborted when the client leaves. */
  readonly left: AbortSignal;
}

/** Who asks a question, and who answers it. */
interface Circumstances {
  readonly request: HttpRequest;
  readonly service: Service;
  readonly endpoint: SparqlEndpoint;
}

/** The question of a request, or why it may not be asked. */
export function questionOf(
  query: string,
  parameters: SparqlParameters,
  { request, service: { snapshot, writing }, endpoint }: Circumstances,
): SparqlQuestion | Refusal {
  const inspected = inspect(query, snapshot.base, writing.prefixes);
  if ('code' in inspected) {
    const { code, message } = inspected;
    return { status: 400, message, reason: code.toLowerCase() };
  }
  const dataset = endpoint.dataset ?? datasetOf(snapshot);
  const graphs = graphsOf(parameters, inspected, dataset);
  if (typeof graphs === 'string') return otherGraph(graphs, dataset);
  return { query, inspected, dataset, left: request.left(), ...graphs };
}

/** So much of an address that a client names is repeated. */
const MOST_CHARACTERS = 100;

function otherGraph(graph: string, { graphs }: Dataset): Refusal {
  const got = graph.slice(0, MOST_CHARACTERS).toWellFormed();
  const there = graphs.map((each) => `<${each}>`).join(', ');
  return {
    status: 400,
    message: `Expected a graph of this dataset (${there}), got <${got}>. Nothing is fetched from elsewhere.`,
    reason: 'dataset_refused',
  };
}
