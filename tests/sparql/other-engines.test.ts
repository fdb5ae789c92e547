import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SparqlSource } from '../../src/sparql/source.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import { compare } from '../support/parity.ts';
import { preparedSource } from '../support/prepared.ts';
import { preparedEngines, type PreparedEngine } from '../support/prepared-engines.ts';
import { AskedCatalogue, randomOperation } from '../support/random-operation.ts';
import { runs, seed } from '../support/runs.ts';
import { WIDE_RUN } from '../support/wide.ts';

/** How many operations are asked of an engine, of each catalogue. */
const OPERATIONS: Readonly<Record<string, number>> = {
  Virtuoso: runs(30, 2_500),
  Comunica: runs(5, 250),
};

/** So many of them are asked in one test: each of these has a seed of its own, and all of a test's time. */
const TOGETHER = 250;

interface Part {
  readonly number: number;
  readonly operations: number;
}

function partsOf(operations: number): readonly Part[] {
  return Array.from({ length: Math.ceil(operations / TOGETHER) }, (_part, index) => ({
    number: index + 1,
    operations: Math.min(TOGETHER, operations - index * TOGETHER),
  }));
}

const catalogues = [
  ['the catalogue', () => loadCatalogue().snapshot],
  ['a made catalogue', madeCatalogue],
] as const;

const cases = preparedEngines.flatMap((engine) => {
  const operations = OPERATIONS[engine.name];
  return operations === undefined
    ? []
    : catalogues.map(([name, made]) => ({ ...engine, operations, of: name, made }));
});

describe.each(cases)('an operation on $of in $name', ({ isThere, start, made, operations, of }) => {
  let prepared: PreparedEngine | undefined;
  let source: SparqlSource;
  let snapshot: Snapshot;
  beforeAll(async () => {
    if (!isThere()) return;
    snapshot = made();
    prepared = await start(snapshot);
    source = await preparedSource(prepared.engine, snapshot);
    const { asker } = source.begin();
    // What is read once for all requests is read.
    for (const type of Object.keys(source.version.about.values))
      await source.version.values.read(type, asker);
  });
  afterAll(() => prepared?.end());

  it.runIf(of === 'the catalogue')('counts facets over what a filter keeps', async (context) => {
    if (!prepared) context.skip(WIDE_RUN);
    const catalogue = new AskedCatalogue(snapshot);
    for (const start of ['zzz', 'h', 't']) {
      const operation = `{ organisations(where: { altLabels: { startsWith: "${start}" } }) {
        facets(fields: [informationResources]) { totalCount values(first: 5) { value count } } } }`;
      const found = await compare(catalogue, source, {
        ...{ source: operation, variables: {}, languages: ['fi'] },
      });
      expect(found?.remote).toBe(found?.embedded);
    }
  });

  it.for(partsOf(operations))(
    'is answered with the bytes of the embedded store, and with few queries: part $number',
    async (part, context) => {
      if (!prepared) context.skip(WIDE_RUN);
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
      const numRuns = part.operations;
      await fc.assert(asking, { numRuns, seed: seed + part.number - 1, endOnFailure: true });
      expect(asked).toBeGreaterThan(numRuns / 3);
    },
  );
});
