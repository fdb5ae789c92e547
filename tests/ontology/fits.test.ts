import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { foundByBoth } from '../support/shacl-engines.ts';
import { isWide } from '../support/wide.ts';

/** The triples of a folder's Turtle, its folders included. */
function storeOfFolder(folder: string): Store {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const store = new Store();
  for (const file of files.filter((each) => each.endsWith('.ttl')))
    store.addQuads(
      new Parser({ baseIRI: 'https://catalogue.example/' }).parse(
        readFileSync(join(folder, file), 'utf8'),
      ),
    );
  return store;
}

describe('the published ontology', () => {
  it.runIf(isWide)(
    'fits the published shapes: with it beside the catalogue, engines that infer subclasses find nothing',
    async () => {
      const shapes = storeOfFolder('ontology');
      const data = storeOfFolder('data/helsinki');
      data.addQuads(shapes.getQuads(null, null, null, null));
      const rules = shapes.getQuads(null, 'http://www.w3.org/ns/shacl#rule', null, null);
      shapes.removeQuads(rules);
      expect(await foundByBoth(shapes, data)).toEqual([]);
    },
  );
});
