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
import { startVirtuoso, VIRTUOSO_USER, type RunningEngine } from './engines.ts';
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

/** A catalogue in a new Virtuoso, brought there as `varanto prepare` does; where that fails the engine is ended. */
export async function preparedVirtuoso(snapshot: Snapshot): Promise<PreparedVirtuoso> {
  const running = await startVirtuoso();
  try {
    return await filled(running, snapshot);
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function filled(running: RunningEngine, snapshot: Snapshot): Promise<PreparedVirtuoso> {
  const access = new Access(VIRTUOSO_USER);
  const { signal } = new AbortController();
  const { profile } = await findProfile({ url: running.url, signal });
  const engine = new Client({ url: running.url, profile });
  const store = new GraphStore({ url: running.graphs, access });
  const close = (): void => {
    engine.close();
    store.close();
  };
  const { version } = snapshot;
  const catalogue = { version, data: () => dataLines(snapshot), facts: () => factLines(snapshot) };
  try {
    await prepare(catalogue, { engine, store, keep: 1, report: () => undefined });
  } catch (error) {
    close();
    throw error;
  }
  const end = async (): Promise<void> => {
    close();
    await running.stop();
  };
  return { engine, end, url: running.url, graph: graphsOf(version).data };
}
