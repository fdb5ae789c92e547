import type { GraphQLSchema } from 'graphql';
import type { NamedNode, Quad_Object } from '@rdfjs/types';
import { Store } from 'n3';
import { buildSchema } from '../../src/graphql/schema.ts';
import { bareCatalogue } from '../../src/sparql/bare/bare-catalogue.ts';
import { plainCollation } from '../../src/sparql/bare/collation.ts';
import { chunks } from '../../src/sparql/load/fill.ts';
import type { Engine } from '../../src/sparql/engine/engine.ts';
import type { EngineCatalogue } from '../../src/sparql/load/dialect.ts';
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

/** The source of a catalogue that an engine has in a graph, with nothing beside it. */
export function bareSource(
  engine: Engine,
  { model, base, language }: Snapshot,
  graph = GRAPH,
): SparqlSource<EngineCatalogue> {
  return new SparqlSource(bareCatalogue(model, { engine, graph, base, language }));
}

/** So many resources are asked for at a time: no answer is cut. */
const TOGETHER = 50;

/** The same data as an engine gives it, in an embedded store that compares as a bare engine does. */
export async function comparedBare(
  engine: Engine,
  { model, base, language, described }: Snapshot,
  graph = GRAPH,
): Promise<Snapshot> {
  const store = new Store();
  for (const part of chunks(described, TOGETHER)) {
    const ids = part.map(({ id }) => `<${id}>`).join(' ');
    const rows = await engine.select(
      `SELECT ?s ?p ?o FROM <${graph}> WHERE { VALUES ?s { ${ids} } ?s ?p ?o } LIMIT 9999`,
    );
    for (const row of rows)
      store.addQuad(
        row.get('s') as NamedNode,
        row.get('p') as NamedNode,
        row.get('o') as Quad_Object,
      );
  }
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
export async function bareOxigraph(snapshot: Snapshot) {
  const engine = oxigraphEngine(bareQuads(snapshot));
  return { engine, oracle: await comparedBare(engine, snapshot) };
}
