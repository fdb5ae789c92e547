import fc from 'fast-check';
import type { Store } from 'n3';
import { describe, expect, it } from 'vitest';
import type { Figures } from '../../src/reading/view.ts';
import { atOnce } from '../../src/reading/work.ts';
import { countingFigures } from '../../src/store/count-figures.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { storeOf } from '../support/turtle.ts';

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** The figures by a loop over the triples. */
function counted(store: Store, base: string): Figures {
  const quads = store.getQuads(null, null, null, null);
  const subjects = new Set(quads.map(({ subject }) => subject.value));
  const entities = [...subjects].filter((each) => each.startsWith(base));
  const objects = new Set(quads.map(({ object }) => JSON.stringify(object)));
  const properties = new Map<string, number>();
  const classes = new Map<string, Set<string>>();
  for (const { subject, predicate, object } of quads) {
    properties.set(predicate.value, (properties.get(predicate.value) ?? 0) + 1);
    if (predicate.value !== TYPE) continue;
    const known = classes.get(object.value) ?? new Set<string>();
    classes.set(object.value, entities.includes(subject.value) ? known.add(subject.value) : known);
  }
  return {
    triples: quads.length,
    subjects: subjects.size,
    objects: objects.size,
    entities: entities.length,
    properties,
    classes: new Map([...classes].map(([type, found]) => [type, found.size])),
  };
}

describe('the figures of a store', () => {
  it('are those of a plain loop over the catalogue', () => {
    const { snapshot, data } = loadCatalogue();
    expect(snapshot.figures).toEqual(counted(data, BASE));
    expect(snapshot.figures.triples).toBe(snapshot.size);
  });

  it('are those of a plain loop over any triples', () => {
    const node = fc.constantFrom('<a>', '<b>', '<https://other.example/c>');
    const object = fc.oneof(node, fc.constantFrom('"a"', '"a"@fi', '"a"@sv', '1', '"1"'));
    const property = fc.constantFrom(':p', ':q', 'a');
    const triple = fc
      .tuple(node, property, object)
      .filter(([, predicate, value]) => predicate !== 'a' || value.startsWith('<'));
    fc.assert(
      fc.property(fc.array(triple), (triples) => {
        const store = storeOf(triples.map((parts) => `${parts.join(' ')} .`).join('\n'));
        const base = 'https://museum.example/';
        expect(atOnce(countingFigures(store, base))).toEqual(counted(store, base));
      }),
    );
  });
});
