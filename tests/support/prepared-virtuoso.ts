import { Access } from '../../src/sparql/engine/access.ts';
import { Client } from '../../src/sparql/engine/client.ts';
import { findProfile } from '../../src/sparql/engine/probe.ts';
import { factLine } from '../../src/sparql/prepare/n-triples.ts';
import { GraphStore } from '../../src/sparql/prepare/graph-store.ts';
import { prepare } from '../../src/sparql/prepare/prepare.ts';
import { graphsOf } from '../../src/sparql/prepare/versions.ts';
import { sidecarOf } from '../../src/sparql/sidecar/sidecar.ts';
import { writeNTriples } from '../../src/rdf/write-turtle.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { startVirtuoso, VIRTUOSO_USER } from './engines.ts';
import type { PreparedEngine } from './prepared-engines.ts';

function* dataLines({ described }: Snapshot): Generator<string> {
  const paragraphs = described.map((resource) => ({
    resource,
    statements: [...resource.statements],
  }));
  for (const text of writeNTriples(paragraphs)) yield* text.split(/(?<=\n)/);
}

function* factLines(snapshot: Snapshot): Generator<string> {
  for (const statement of sidecarOf(snapshot)) yield factLine(statement);
}

/** A Virtuoso with a catalogue. */
interface PreparedVirtuoso extends PreparedEngine {
  /** The address of its queries. */
  readonly url: URL;
  /** The graph of the catalogue. */
  readonly graph: string;
}

/** A catalogue in a new Virtuoso, brought there as `varanto prepare` does. */
export async function preparedVirtuoso(snapshot: Snapshot): Promise<PreparedVirtuoso> {
  const running = await startVirtuoso();
  const access = new Access(VIRTUOSO_USER);
  const { signal } = new AbortController();
  const { profile } = await findProfile({ url: running.url, signal });
  const engine = new Client({ url: running.url, profile });
  const store = new GraphStore({ url: running.graphs, access });
  await prepare(
    {
      version: snapshot.version,
      data: () => dataLines(snapshot),
      facts: () => factLines(snapshot),
    },
    { engine, store, keep: 1, report: () => undefined },
  );
  const end = async (): Promise<void> => {
    engine.close();
    store.close();
    await running.stop();
  };
  return { engine, end, url: running.url, graph: graphsOf(snapshot.version).data };
}
