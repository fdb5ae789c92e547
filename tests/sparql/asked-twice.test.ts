import { describe, expect, it } from 'vitest';
import { oxigraphEngine } from '../support/engines.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import { compare } from '../support/parity.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';
import { AskedCatalogue } from '../support/random-operation.ts';

const snapshot = madeCatalogue();
const catalogue = new AskedCatalogue(snapshot);
const source = await preparedSource(oxigraphEngine(preparedQuads(snapshot)), snapshot);

describe('a part of a list that an operation asks for twice, over an engine', () => {
  it.each([
    [
      'groups, with other figures the second time',
      `{ things { groups(by: [{field: booleanOne}]) { nodes { count } } } things {
         groups(by: [{field: booleanOne}]) { nodes { sum(field: integerOne) } } } }`,
    ],
    [
      'groups under two names',
      `{ a: things { groups(by: [{field: booleanOne}]) { nodes { min(field: dateOne) } } }
         b: things { groups(by: [{field: booleanOne}]) { nodes { max(field: gYearOne) } } } }`,
    ],
    [
      'a facet, with more values the second time',
      `{ a: things { facets(fields: [stringOne]) { values(first: 1) { value count } } }
         b: things { facets(fields: [stringOne]) { values(first: 9) { value count } } } }`,
    ],
  ])('is whole both times: %s', async (_name, text) => {
    const operation = { source: text, variables: {}, languages: [] };
    const found = await compare(catalogue, source, operation);
    expect(found?.embedded).not.toContain('errors');
    expect(found?.remote).toBe(found?.embedded);
  });
});
