import type { EndpointLimits } from '../../sparql/endpoint/limits.ts';
import type { Dataset, QueryEngine } from '../../sparql/endpoint/outcome.ts';
import { describeAll } from '../../linked-data/description.ts';
import { writeNTriples } from '../../rdf/write-turtle.ts';
import type { CatalogueView } from '../../reading/view.ts';
import { chunksOf } from '../byte-stream.ts';
import { routes } from '../routes.ts';

/** What SPARQL is answered with. */
export interface SparqlEndpoint {
  readonly engine: QueryEngine;
  readonly limits: EndpointLimits;
  /** What is asked, where that is not the catalogue that is served. */
  readonly dataset?: Dataset;
  /** Why it does not take a query that is none of its dataset, where it takes less than SPARQL 1.1. */
  readonly refuses?: (query: string) => string | undefined;
}

/** A catalogue as a dataset: one graph with all its statements, which is the default graph as well. */
export function datasetOf(snapshot: CatalogueView): Dataset {
  const graph = snapshot.base + routes.catalogue.path;
  return {
    version: snapshot.version ?? '',
    graphs: [graph],
    defaultGraphs: [graph],
    quads: () => chunksOf(quadsOf(snapshot, graph), new AbortController().signal),
  };
}

/** All statements as N-Quads, whole lines in each piece. */
function* quadsOf(snapshot: CatalogueView, graph: string): Iterable<string> {
  // A line break in a text is escaped, so that this is at the ends of lines alone.
  for (const lines of writeNTriples(describeAll(snapshot.described)))
    yield lines.replaceAll(' .\n', ` <${graph}> .\n`);
}
