import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareOxigraph, bareSchema, bareSource } from '../../support/bare.ts';
import { askedCatalogues } from '../../support/asked-catalogues.ts';
import { compare } from '../../support/parity.ts';
import { AskedCatalogue, randomOperation } from '../../support/random-operation.ts';
import { runs } from '../../support/runs.ts';
import { widely } from '../../support/wide.ts';

const OPERATIONS = runs(widely(40, 200), 2_000);

describe.each(askedCatalogues(OPERATIONS))(
  'an operation on $name in a bare Oxigraph',
  ({ catalogue: arbitrary, each, drawn }) => {
    it('is answered with the bytes of the embedded store that compares likewise', async () => {
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
        { numRuns: drawn, endOnFailure: true },
      );
      expect(asked).toBeGreaterThan((drawn * each) / 3);
    });
  },
);
