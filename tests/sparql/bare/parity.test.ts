import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src/store/snapshot.ts';
import { arbitraryCatalogue } from '../../support/arbitrary-catalogue.ts';
import { bareOxigraph, bareSchema, bareSource } from '../../support/bare.ts';
import { loadCatalogue } from '../../support/catalogue.ts';
import { madeCatalogue } from '../../support/made-catalogue.ts';
import { compare } from '../../support/parity.ts';
import { AskedCatalogue, randomOperation } from '../../support/random-operation.ts';
import { runs } from '../../support/runs.ts';
import { isWide, widely } from '../../support/wide.ts';

const OPERATIONS = runs(widely(40, 200), 2_000);

/** The catalogues with how many operations are asked of each that is drawn. */
const catalogues: readonly [name: string, catalogue: () => fc.Arbitrary<Snapshot>, each: number][] =
  [
    ['the catalogue', () => fc.constant(loadCatalogue().snapshot), Math.ceil(OPERATIONS / 5)],
    ['a made catalogue', () => fc.constant(madeCatalogue()), Math.ceil(OPERATIONS / 2)],
    ['random catalogues', () => arbitraryCatalogue, 5],
  ];

/** The first takes seconds to begin with. */
const own = catalogues.filter(([name]) => isWide || name !== 'the catalogue');

describe.each(own)('an operation on %s in a bare Oxigraph', (name, arbitrary, each) => {
  it('is answered with the bytes of the embedded store that compares likewise', async () => {
    const wanted = name === 'random catalogues' ? Math.ceil((OPERATIONS * 3) / 10) : each;
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(arbitrary(), fc.gen(), async (snapshot, draw) => {
        const { engine, oracle } = await bareOxigraph(snapshot);
        const catalogue = new AskedCatalogue(oracle, bareSchema(oracle));
        const source = bareSource(engine, oracle);
        for (let number = 0; number < each; number += 1) {
          const operation = await randomOperation(catalogue, draw);
          const found = await compare(catalogue, source, operation);
          if (!found) continue;
          asked += 1;
          expect(found.remote, JSON.stringify(operation)).toBe(found.embedded);
        }
      }),
      { numRuns: Math.ceil(wanted / each), endOnFailure: true },
    );
    expect(asked).toBeGreaterThan(wanted / 3);
  });
});
