import fc from 'fast-check';
import type { ExecutionResult } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Field, Shape } from '../../src/model/model.ts';
import { arbitraryCatalogue } from '../support/arbitrary-catalogue.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { executeBoth } from '../support/execute.ts';
import {
  AskedCatalogue,
  randomOperation,
  type RandomOperation,
} from '../support/random-operation.ts';
import { isLong, runs } from '../support/runs.ts';
import { widely } from '../support/wide.ts';

const OPERATIONS = runs(widely(48, 160), 5_000);

const museum = 'tests/fixtures/museum';
const museums = loadCatalogue({ ontology: `${museum}/ontology`, data: `${museum}/data` });

/** The catalogues, with how many operations are asked of each that is drawn. */
const catalogues: readonly [name: string, catalogue: fc.Arbitrary<AskedCatalogue>, each: number][] =
  [
    ['the catalogue', fc.constant(new AskedCatalogue(loadCatalogue().snapshot)), 1],
    ['the museums', fc.constant(new AskedCatalogue(museums.snapshot)), 1],
    ['random catalogues', arbitraryCatalogue.map((each) => new AskedCatalogue(each)), 5],
  ];

/** What there must be in some of the operations. */
const PARTS: Readonly<Record<string, RegExp>> = {
  'a filter': /where: [{$]/,
  'an order': /orderBy: [[$]/,
  'a facet': /facets\(/,
  'texts in all languages': /texts/,
  edges: /edges/,
  'what is around a page': /has(Next|Previous)Page/,
  'a total': /totalCount/,
  'a fragment that is spread twice': /\.\.\.(F\d+)\b[^]*\.\.\.\1\b/,
  'a fragment on Node': /on Node/,
  'the same list under two names': /\ba\d+: (\w+s)\([^]*\ba\d+: \1\(/,
  'a search': /search\(/,
  groups: /groups\([^)]*\)[^{]*\{[^]*(count|where|keys)/,
  'a figure of a group': /(countDistinct|min|max|sum)\(/,
  suggestions: /suggest\(/,
  'a name of any type': /displayName/,
  'a list in a list': /nodes[^}]*nodes/,
  'a cursor': /"cursor\d+":/,
};

/** What there must be in some of the random catalogues. */
const KINDS: Readonly<Record<string, (field: Field, shape: Shape) => boolean>> = {
  'a field backwards': ({ path }) => path.kind === 'inverse',
  'a field of a closure': ({ path }) => path.kind === 'oneOrMore',
  'a list of any type': ({ range, many }) => range.kind === 'node' && many,
  'a link to any type': ({ range, many }) => range.kind === 'node' && !many,
  'a list of one type': ({ range, many }) => range.kind === 'link' && many,
  'a link to one type': ({ range, many }) => range.kind === 'link' && !many,
  'a value that is promised': ({ required }) => required,
  'a shape with a label': (_field, { label }) => label !== undefined,
  'a shape without a label': (_field, { label }) => label === undefined,
};

/** What a number of operations and their answers come to. */
class Tally {
  asked = 0;
  refused = 0;
  /** Those without errors that found something. */
  found = 0;
  readonly parts = new Map(Object.keys(PARTS).map((name) => [name, 0]));

  add({ source, variables }: RandomOperation, { data, errors }: ExecutionResult): void {
    this.asked += 1;
    if (errors) this.refused += 1;
    else if (finds(data)) this.found += 1;
    const text = source + JSON.stringify(variables);
    for (const [name, pattern] of Object.entries(PARTS))
      if (pattern.test(text)) this.parts.set(name, (this.parts.get(name) ?? 0) + 1);
  }
}

/** Whether there is more in an answer than null, empty lists, zeros, truth values and the names of types. */
function finds(value: unknown, key = ''): boolean {
  if (key === '__typename' || typeof value === 'boolean') return false;
  if (typeof value !== 'object' || value === null) return Boolean(value);
  return Object.entries(value).some(([inner, part]) => finds(part, inner));
}

async function answerOf(
  { snapshot, schema }: AskedCatalogue,
  operation: RandomOperation,
): Promise<ExecutionResult> {
  try {
    return await executeBoth(snapshot, { schema, ...operation, isWritten: true });
  } catch (error) {
    throw new Error(`of ${JSON.stringify(operation, null, 1)}`, { cause: error });
  }
}

type Drawn = [catalogue: AskedCatalogue, draw: fc.GeneratorValue];

/** Throws what failed with how it is asked for again; the tool's own report prints whole catalogues. */
function report({
  failed,
  seed,
  numRuns,
  counterexamplePath,
  errorInstance,
}: fc.RunDetails<Drawn>): void {
  if (!failed) return;
  const { cause } = errorInstance as Error;
  throw new Error(
    `run ${numRuns}, seed ${seed}, path ${counterexamplePath ?? 'none'}: ${String(cause)} ${String(errorInstance)}`,
    { cause: errorInstance },
  );
}

const sample = fc.sample(arbitraryCatalogue, { numRuns: runs(widely(25, 40), 400) });

describe.each(catalogues)('an operation on %s', (name, arbitrary, each) => {
  it('reads of a view what its plan names, and answers as the snapshot does', async () => {
    const tally = new Tally();
    const numRuns = Math.ceil(OPERATIONS / catalogues.length / each);
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.gen(), async (catalogue, draw) => {
        for (let number = 0; number < each; number += 1) {
          const operation = await randomOperation(catalogue, draw);
          tally.add(operation, await answerOf(catalogue, operation));
        }
      }),
      { numRuns, endOnFailure: true, reporter: report },
    );
    if (isLong) console.info(name, tally);
    const missing = [...tally.parts].filter(([, times]) => times === 0);
    expect(missing.length, JSON.stringify(missing)).toBeLessThanOrEqual(widely(4, 0));
    expect(tally.refused).toBeGreaterThan(0);
    // The ontology has more fields than a page fills.
    expect(tally.found).toBeGreaterThan((tally.asked - tally.refused) / widely(4, 3));
  });
});

describe('a random catalogue', () => {
  it.each(Object.entries(KINDS))('has now and then %s', (_name, isOfKind) => {
    const found = sample.filter(({ model: { shapes } }) =>
      shapes.some((shape) => shape.fields.some((field) => isOfKind(field, shape))),
    );
    expect(found.length).toBeGreaterThan(1);
  });
});
