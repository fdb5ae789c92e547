import { readFileSync } from 'node:fs';
import { findBreakingChanges, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '../../src/graphql/schema.ts';
import { loadCatalogue } from '../support/catalogue.ts';

const { model } = loadCatalogue().snapshot;
const sizes = { pageSize: 20, maxPageSize: 100 };
const [whole, bare] = [false, true].map((isBare) => buildSchema(model, { ...sizes, isBare }));
const docs = readFileSync('docs/sparql-engines.md', 'utf8');

describe('the schema over somebody else’s engine', () => {
  it('is the whole one without the fields that the documentation lists', () => {
    if (!whole || !bare) throw new Error('Expected two schemas.');
    const lacking = findBreakingChanges(whole, bare).map(({ description }) =>
      description.replace(/^Field | was removed\.$/g, ''),
    );
    expect(lacking).toEqual(['Catalogue.version', 'Catalogue.triples']);
    for (const field of lacking) expect(docs).toContain(`\`${field}\``);
    expect(findBreakingChanges(bare, whole)).toEqual([]);
  });

  it('says where it compares otherwise, and how much it counts', () => {
    const [text, other] = [bare, whole].map((schema) => (schema ? printSchema(schema) : ''));
    expect(text).toContain('Ignores case; over a bare endpoint accents count');
    expect(text).toContain('in the order of their characters');
    expect(text).toContain('for at most 10,000 resources of the type');
    expect(other).not.toContain('bare endpoint');
  });
});
