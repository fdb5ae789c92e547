import { describe, type Description } from '../../linked-data/description.ts';
import { Statements } from '../../linked-data/statements.ts';
import { sd, voID } from '../../linked-data/document-vocabulary.ts';
import { integer } from '../../rdf/literal.ts';
import { rdf } from '../../rdf/vocabulary.ts';
import type { View } from '../../reading/view.ts';
import type { Dataset } from '../../sparql/endpoint/outcome.ts';
import { graphOffers, tableOffers } from './offers.ts';

/** What the endpoint does, and over what (SPARQL 1.1 Service Description). */
export function serviceDescription(view: View, endpoint: string, dataset: Dataset): Description[] {
  const statements = new Statements();
  const service = view.resource(endpoint);
  const part = (name: string) => view.resource(`${endpoint}#${name}`);
  const [whole, graph] = [part('dataset'), part('graph')];
  statements.link(service, rdf.type, sd.Service);
  statements.link(service, sd.endpoint, endpoint);
  statements.link(service, sd.supportedLanguage, sd.SPARQL11Query);
  for (const { syntax } of [...tableOffers, ...graphOffers])
    if (syntax) statements.link(service, sd.resultFormat, syntax);
  statements.link(service, sd.defaultDataset, whole.id);
  statements.link(whole, rdf.type, sd.Dataset);
  statements.link(whole, sd.defaultGraph, graph.id);
  statements.link(graph, rdf.type, sd.Graph);
  if (view.size !== undefined) statements.add(graph, voID.triples, [integer(view.size)]);
  for (const [index, name] of dataset.graphs.entries()) {
    const named = part(`graph-${index + 1}`);
    statements.link(whole, sd.namedGraph, named.id);
    statements.link(named, rdf.type, sd.NamedGraph);
    statements.link(named, sd.name, name);
    statements.link(named, sd.graph, graph.id);
  }
  return statements.bySubject.map(([subject, values]) => describe(subject, values));
}
