import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/sparql/engine/engine.ts';
import { Client } from '../../../src/sparql/engine/client.ts';
import { profiles } from '../../../src/sparql/engine/profile.ts';
import type { Snapshot } from '../../../src/store/snapshot.ts';
import { bareQuads, bareSchema, bareSource, comparedBare, GRAPH } from '../../support/bare.ts';
import { loadCatalogue } from '../../support/catalogue.ts';
import { asksComunica, asksVirtuoso, startComunica } from '../../support/engines.ts';
import { compare } from '../../support/parity.ts';
import { preparedVirtuoso } from '../../support/prepared-virtuoso.ts';
import { AskedCatalogue, randomOperation } from '../../support/random-operation.ts';
import { runs } from '../../support/runs.ts';
import { WIDE_RUN } from '../../support/wide.ts';

/** An engine with a catalogue in a graph. */
interface Filled {
  readonly engine: Engine;
  readonly graph: string;
  readonly end: () => Promise<void>;
}

/** Others use the machine as well. */
const PATIENCE = 120_000;

async function filledVirtuoso(snapshot: Snapshot): Promise<Filled> {
  const { url, graph, end } = await preparedVirtuoso(snapshot);
  const engine = new Client({ url, profile: profiles.virtuoso, patience: PATIENCE });
  const endBoth = (): Promise<void> => {
    engine.close();
    return end();
  };
  return { engine, graph, end: endBoth };
}

async function filledComunica(snapshot: Snapshot): Promise<Filled> {
  const running = await startComunica(bareQuads(snapshot));
  const engine = new Client({ url: running.url, profile: profiles.comunica, patience: PATIENCE });
  const end = async (): Promise<void> => {
    engine.close();
    await running.stop();
  };
  return { engine, graph: GRAPH, end };
}

const engines = [
  { name: 'Virtuoso', isThere: asksVirtuoso, fill: filledVirtuoso, operations: runs(20, 1_000) },
  { name: 'Comunica', isThere: asksComunica, fill: filledComunica, operations: runs(3, 100) },
] as const;

describe.each(engines)('an operation in a bare $name', ({ isThere, fill, operations }) => {
  const { snapshot } = loadCatalogue();
  let filled: Filled | undefined;
  beforeAll(async () => {
    if (isThere()) filled = await fill(snapshot);
  });
  afterAll(() => filled?.end());

  it('is answered with the bytes of the embedded store that compares likewise', async (context) => {
    if (!filled) return context.skip(WIDE_RUN);
    const { engine, graph } = filled;
    const oracle = await comparedBare(engine, snapshot, graph);
    const catalogue = new AskedCatalogue(oracle, bareSchema(oracle));
    const source = bareSource(engine, oracle, graph);
    let asked = 0;
    const asking = fc.asyncProperty(fc.gen(), async (draw) => {
      const operation = await randomOperation(catalogue, draw);
      const found = await compare(catalogue, source, operation);
      if (!found) return;
      asked += 1;
      expect(found.remote, JSON.stringify(operation)).toBe(found.embedded);
    });
    await fc.assert(asking, { numRuns: operations, endOnFailure: true });
    expect(asked).toBeGreaterThan(operations / 3);
  });
});
