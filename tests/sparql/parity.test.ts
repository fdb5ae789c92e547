import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SparqlSource } from '../../src/sparql/source.ts';
import type { Engine } from '../../src/sparql/engine/engine.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { askedCatalogues } from '../support/asked-catalogues.ts';
import { compare } from '../support/parity.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';
import { AskedCatalogue, randomOperation } from '../support/random-operation.ts';
import { runs } from '../support/runs.ts';
import { widely } from '../support/wide.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';

const OPERATIONS = runs(widely(15, 40), 2_000);

/** The source of a catalogue in Oxigraph; what is read once for all requests is read. */
async function sourceOf(snapshot: Snapshot, engine: Engine): Promise<SparqlSource> {
  const source = await preparedSource(engine, snapshot);
  const { version } = source;
  const { asker } = source.begin();
  for (const type of Object.keys(version.about.values)) await version.values.read(type, asker);
  return source;
}

describe.each(askedCatalogues(OPERATIONS))(
  'an operation on $name in Oxigraph',
  ({ catalogue: arbitrary, each, drawn }) => {
    it('is answered with the bytes of the embedded store, and with few queries', async () => {
      let asked = 0;
      await fc.assert(
        fc.asyncProperty(arbitrary(), fc.gen(), async (snapshot, draw) => {
          const catalogue = new AskedCatalogue(snapshot);
          const source = await sourceOf(snapshot, oxigraphEngine(preparedQuads(snapshot)));
          for (let number = 0; number < each; number += 1) {
            const operation = await randomOperation(catalogue, draw);
            const found = await compare(catalogue, source, operation);
            if (!found) continue;
            asked += 1;
            expect(found.remote, JSON.stringify(operation)).toBe(found.embedded);
            expect(found.queries, operation.source).toBeLessThanOrEqual(found.allowed);
          }
        }),
        { numRuns: drawn, endOnFailure: true },
      );
      expect(asked).toBeGreaterThan((drawn * each) / 3);
    });
  },
);
