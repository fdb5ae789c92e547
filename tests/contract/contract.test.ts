import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printWithAddresses } from '../../src/graphql/directives.ts';
import { buildSchema } from '../../src/graphql/schema.ts';
import { ContextDocument } from '../../src/linked-data/context.ts';
import { loadCatalogue } from '../support/catalogue.ts';

const { model } = loadCatalogue().snapshot;

/** What others build on. `npm run update-contracts` writes both files; a change of theirs is a change for clients. */
describe('the contract', () => {
  it('is the GraphQL schema in schema.graphql', () => {
    const schema = buildSchema(model, { pageSize: 20, maxPageSize: 100 });
    expect(printWithAddresses(schema, model)).toBe(readFileSync('schema.graphql', 'utf8'));
  });

  it('is the JSON-LD context in context.jsonld', () => {
    expect(new ContextDocument(model).text).toBe(readFileSync('context.jsonld', 'utf8'));
  });
});
