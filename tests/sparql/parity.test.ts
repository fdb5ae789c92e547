import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SparqlSource } from '../../src/sparql/source.ts';
import type { Engine } from '../../src/sparql/engine/engine.ts';
import { arbitraryCatalogue } from '../support/arbitrary-catalogue.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import { compare } from '../support/parity.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';
import { AskedCatalogue, randomOperation } from '../support/random-operation.ts';
import { runs } from '../support/runs.ts';
import { isWide, widely } from '../support/wide.ts';
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

/** The catalogues with how many operations are asked of each that is drawn. */
const catalogues: readonly [name: string, catalogue: () => fc.Arbitrary<Snapshot>, each: number][] =
  [
    ['the catalogue', () => fc.constant(loadCatalogue().snapshot), Math.ceil(OPERATIONS / 5)],
    ['a made catalogue', () => fc.constant(madeCatalogue()), Math.ceil(OPERATIONS / 2)],
    ['random catalogues', () => arbitraryCatalogue, 5],
  ];

/** The first takes seconds to begin with. */
const own = catalogues.filter(([name]) => isWide || name !== 'the catalogue');

describe.each(own)('an operation on %s in Oxigraph', (name, arbitrary, each) => {
  it('is answered with the bytes of the embedded store, and with few queries', async () => {
    const wanted = name === 'random catalogues' ? Math.ceil((OPERATIONS * 3) / 10) : each;
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
      { numRuns: Math.ceil(wanted / each), endOnFailure: true },
    );
    expect(asked).toBeGreaterThan(wanted / 3);
  });
});
