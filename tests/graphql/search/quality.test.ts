import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../support/catalogue.ts';
import { functionLists } from './function-lists.ts';
import { seedGold } from './gold.ts';
import { heldOut } from './held-out.ts';
import { labelsOf, measure } from './measure.ts';

const TYPES = ['Organisation', 'Register', 'TosClass', 'InformationSystem'];
const { snapshot } = loadCatalogue();
const lists = functionLists('../shared/facts', labelsOf(snapshot, TYPES));

describe('the search over the names of the catalogue', () => {
  const { recall, precision, queries } = measure(snapshot, TYPES, seedGold);

  it('is measured with queries that each have something to find', () => {
    expect(queries.length).toBeGreaterThanOrEqual(48);
    expect(queries.filter(({ wanted }) => !wanted.length)).toEqual([]);
  });

  it('finds 93 % of what is wanted, and 95 % of what it finds is wanted', () => {
    expect(recall).toBeGreaterThanOrEqual(0.93);
    expect(precision).toBeGreaterThanOrEqual(0.95);
  });
});

// The function lists are no part of the project; bench/search.ts says so too where they are missing.
describe.skipIf(!lists)('the search over labels that it was not made with', () => {
  it('is measured with queries that each have something to find', () => {
    if (!lists) return;
    const { queries } = measure(lists, ['Class'], heldOut);
    expect(queries.length).toBeGreaterThanOrEqual(40);
    expect(queries.filter(({ wanted }) => !wanted.length)).toEqual([]);
  });
});
