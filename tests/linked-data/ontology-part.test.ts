import { describe, expect, it } from 'vitest';
import { readingOntology } from '../../src/linked-data/ontology-part.ts';
import { atOnce } from '../../src/reading/work.ts';
import { readFiles } from '../../src/store/files.ts';
import { loadCatalogue } from '../support/catalogue.ts';

const { base, model } = loadCatalogue().snapshot;
const context = { base, model, version: 'test' };
const files = readFiles('ontology', ['.ttl']);

describe('an ontology that is read to be published', () => {
  it('gives way after each piece of a few dozen triples, for those who ask meanwhile', () => {
    let pauses = 0;
    const { ontology, shapes } = atOnce(readingOntology(files, context), () => (pauses += 1));
    const triples = ontology.snapshot.size + shapes.snapshot.size;
    expect(triples).toBeGreaterThan(5_000);
    expect(pauses).toBeGreaterThan(triples / 100);
  });
});
