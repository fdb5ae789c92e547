import type { GraphQLSchema } from 'graphql';
import { Parser, Store } from 'n3';
import { buildSchema } from '../../src/graphql/schema.ts';
import { bareCatalogue } from '../../src/sparql/bare/bare-catalogue.ts';
import { plainCollation } from '../../src/sparql/bare/collation.ts';
import type { Engine } from '../../src/sparql/engine/engine.ts';
import type { EngineCatalogue } from '../../src/sparql/load/engine-catalogue.ts';
import { SparqlSource } from '../../src/sparql/source.ts';
import { writeNTriples } from '../../src/rdf/write-turtle.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { oxigraphEngine } from './engines.ts';

/** The graph of somebody else's engine. */
export const GRAPH = 'urn:test:theirs';

/** The statements of a catalogue in that graph, and some that are none of it beside it. */
export function bareQuads({ described }: Snapshot): string {
  const paragraphs = described.map((resource) => ({
    resource,
    statements: [...resource.statements],
  }));
  const lines = [...writeNTriples(paragraphs)].join('').replaceAll(' .\n', ` <${GRAPH}> .\n`);
  const [first] = described;
  return first ? `${lines}<${first.id}> <urn:test:other> "x" <urn:test:beside> .\n` : lines;
}

/** The source of a catalogue that an engine has, with nothing beside it. */
export function bareSource(
  engine: Engine,
  { model, base, language }: Snapshot,
): SparqlSource<EngineCatalogue> {
  return new SparqlSource(bareCatalogue(model, { engine, graph: GRAPH, base, language }));
}

/** The same data as an engine gives it in N-Quads, which the embedded store compares as a bare engine does. */
export function comparedBare(quads: string, { model, base, language }: Snapshot): Snapshot {
  const own = new Parser({ format: 'N-Quads' })
    .parse(quads)
    .filter(({ graph }) => graph.value === GRAPH);
  const triples = own.map(({ subject, predicate, object }) => ({ subject, predicate, object }));
  const store = new Store();
  for (const { subject, predicate, object } of triples) store.addQuad(subject, predicate, object);
  return new ComparedBare(store, { model, base, language, version: 'bare' });
}

/** The same catalogue without what nobody says of somebody else's engine. */
export function unversioned(oracle: Snapshot): Snapshot {
  const unknown = { value: undefined };
  return Object.defineProperties(oracle, { version: unknown, size: unknown, figures: unknown });
}

class ComparedBare extends Snapshot {
  readonly collation = plainCollation;
}

/** The schema over somebody else's engine, with small pages. */
export function bareSchema({ model }: Snapshot): GraphQLSchema {
  return buildSchema(model, { pageSize: 3, maxPageSize: 100, isBare: true });
}

/** Oxigraph over a catalogue, and what the embedded store makes of the same. */
export function bareOxigraph(snapshot: Snapshot) {
  const engine = oxigraphEngine(bareQuads(snapshot));
  const quads = engine.store.dump({ format: 'application/n-quads' });
  return { engine, oracle: comparedBare(quads, snapshot) };
}
