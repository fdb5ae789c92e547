import { namedNode, type Store } from 'oxigraph';
import { graphsOf, stateLines } from '../../src/sparql/prepare/versions.ts';
import type { Term } from '../../src/sparql/query/query.ts';
import { sidecarOf } from '../../src/sparql/sidecar/sidecar.ts';
import { sidecar } from '../../src/sparql/sidecar/terms.ts';
import { writeNTriples } from '../../src/rdf/write-turtle.ts';
import { versionOf, waitForVersion } from '../../src/sparql/current-version.ts';
import type { Engine } from '../../src/sparql/engine/engine.ts';
import { SparqlSource } from '../../src/sparql/source.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';

/** The graphs that tests put a catalogue into. */
export const GRAPHS = graphsNamed('test');

/** The graphs of a version as the pointer to the current one names them. */
export function graphsNamed(version: string) {
  const { data, facts } = graphsOf(version);
  return { data, sidecar: facts };
}

/** Notes in an engine how many statements a version has there, as `varanto prepare` does at its end. */
export function noteSizes(store: Store, version = 'test'): void {
  const { data, facts, state: graph } = graphsOf(version);
  const sizeOf = (name: string): number => store.match(null, null, null, namedNode(name)).length;
  const sizes = { data: sizeOf(data), facts: sizeOf(facts) };
  const state = { version, batches: 1, batchSize: 1, prepared: new Date(0).toISOString(), sizes };
  store.load(stateLines(state), {
    format: 'application/n-triples',
    to_graph_name: namedNode(graph),
  });
}

const quadsOf = new WeakMap<Snapshot, string>();

/** A catalogue as an engine has it once it is prepared, in N-Quads. */
export function preparedQuads(snapshot: Snapshot): string {
  const quads =
    quadsOf.get(snapshot) ??
    [...dataLines(snapshot), ...sidecarLines(snapshot), ...pointerLines()].join('');
  quadsOf.set(snapshot, quads);
  return quads;
}

function* dataLines(snapshot: Snapshot): Generator<string> {
  const paragraphs = snapshot.described.map((resource) => ({
    resource,
    statements: [...resource.statements],
  }));
  for (const text of writeNTriples(paragraphs))
    yield text.replaceAll(/ \.\n/g, ` <${GRAPHS.data}> .\n`);
}

function* sidecarLines(snapshot: Snapshot): Generator<string> {
  for (const { subject, predicate, object } of sidecarOf(snapshot))
    yield `<${subject}> <${predicate}> ${termText(object)} <${GRAPHS.sidecar}> .\n`;
}

function pointerLines(): readonly string[] {
  const subject = `<${sidecar.catalogue}>`;
  return [
    `${subject} <${sidecar.dataGraph}> <${GRAPHS.data}> <${sidecar.current}> .\n`,
    `${subject} <${sidecar.sidecarGraph}> <${GRAPHS.sidecar}> <${sidecar.current}> .\n`,
  ];
}

function termText(term: Term): string {
  switch (term.kind) {
    case 'address':
      return `<${term.id}>`;
    case 'text':
      return JSON.stringify(term.value);
    case 'integer':
      return `"${term.value}"^^<http://www.w3.org/2001/XMLSchema#integer>`;
    case 'variable':
      throw new Error('a variable in a statement');
  }
}

/** The source of a catalogue that an engine has. */
export async function preparedSource(engine: Engine, snapshot: Snapshot): Promise<SparqlSource> {
  return new SparqlSource(versionOf(engine, await waitForVersion(engine), snapshot.model));
}
