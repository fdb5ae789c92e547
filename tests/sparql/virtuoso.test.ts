import fc from 'fast-check';
import { describe, expect, it, type TestContext } from 'vitest';
import { Access } from '../../src/sparql/engine/access.ts';
import { Client } from '../../src/sparql/engine/client.ts';
import { findProfile } from '../../src/sparql/engine/probe.ts';
import { factLine } from '../../src/sparql/prepare/n-triples.ts';
import { GraphStore } from '../../src/sparql/prepare/graph-store.ts';
import { prepare } from '../../src/sparql/prepare/prepare.ts';
import { sidecarOf } from '../../src/sparql/sidecar/sidecar.ts';
import { writeNTriples } from '../../src/rdf/write-turtle.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { hasVirtuoso, startVirtuoso } from '../support/engines.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import { compare } from '../support/parity.ts';
import { preparedSource } from '../support/prepared.ts';
import { AskedCatalogue, randomOperation } from '../support/random-operation.ts';
import { runs } from '../support/runs.ts';

const OPERATIONS = runs(30, 1_000);

/** What Virtuoso comes with. */
const NAME = 'dba';

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

/** A catalogue in a new Virtuoso, brought there as `varanto prepare` does. */
async function preparedVirtuoso(snapshot: Snapshot) {
  const running = await startVirtuoso();
  const access = new Access({ user: NAME, password: NAME });
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
  return { profile, source: await preparedSource(engine, snapshot), end };
}

function unlessThere(context: TestContext): void {
  if (!hasVirtuoso()) context.skip('Virtuoso is not installed.');
}

describe.each([
  ['the catalogue', loadCatalogue().snapshot],
  ['a made catalogue', madeCatalogue()],
] as const)('an operation on %s in Virtuoso', (_name, snapshot) => {
  it('is answered with the bytes of the embedded store, and with few queries', async (context) => {
    unlessThere(context);
    const { profile, source, end } = await preparedVirtuoso(snapshot);
    expect(profile.name).toBe('virtuoso');
    const catalogue = new AskedCatalogue(snapshot);
    let asked = 0;
    const asking = fc.asyncProperty(fc.gen(), async (draw) => {
      const operation = await randomOperation(catalogue, draw);
      const found = await compare(catalogue, source, operation);
      if (!found) return;
      asked += 1;
      expect(found.remote, JSON.stringify(operation)).toBe(found.embedded);
      expect(found.queries, operation.source).toBeLessThanOrEqual(found.allowed);
    });
    await fc.assert(asking, { numRuns: OPERATIONS, endOnFailure: true }).finally(end);
    expect(asked).toBeGreaterThan(OPERATIONS / 3);
  });
});
