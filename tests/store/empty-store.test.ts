import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Quad } from '@rdfjs/types';
import { EntityIndex, Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { emptyStore } from '../../src/store/empty-store.ts';
import { SharingStore } from '../../src/store/sharing-store.ts';
import { atOnce } from '../../src/reading/work.ts';
import { countingFigures } from '../../src/store/count-figures.ts';
import { snapshotOfOntology } from '../support/ontology-snapshot.ts';
import { MUSEUM, modelOf } from '../support/turtle.ts';
import { isWide, widely } from '../support/wide.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const rooms = Array.from({ length: 500 }, (_, n) => `<room/${n}> :name "Room ${n}" .`);
const boxes = Array.from(
  { length: 2000 },
  (_, n) => `<box/${n}> :label "Box ${n}" ; :room <room/${n % 500}> ; :number ${n} .`,
);
const mixed = boxes.flatMap((box, n) => (n % 4 ? [box] : [box, rooms[n / 4] ?? '']));

const SHAPES = `
  :S a sh:NodeShape ; sh:targetClass :C ; sh:codeIdentifier "Thing" ; varanto:segment "thing" ;
    varanto:plural "things" ; sh:order 1 ; sh:description "A thing."@en .`;

/** The same triples in three orders. */
const orders = {
  'rooms first': [...rooms, ...boxes],
  'boxes first': [...boxes, ...rooms],
  mixed,
};

function triplesOf(lines: readonly string[]): Quad[] {
  const text = ['@prefix : <https://museum.example/terms#> .', ...lines].join('\n');
  return new Parser({ baseIRI: MUSEUM }).parse(text);
}

/** How many bytes a store has with some triples that it did not have without. */
function weigh(store: Store, triples: readonly Quad[]): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (const triple of triples) store.addQuad(triple);
  collectGarbage();
  return store.size ? process.memoryUsage().heapUsed - before : NaN;
}

const TIMES = widely(3, 5);

/** The middle of several: what else the process makes or frees meanwhile is in some of them. */
function middleWeight(make: () => Store, triples: readonly Quad[]): number {
  const weights = Array.from({ length: TIMES }, () => weigh(make(), triples));
  return weights.sort((a, b) => a - b)[(TIMES - 1) / 2] ?? NaN;
}

function spreadOf(make: () => Store): number {
  const bytes = Object.values(orders).map((lines) => middleWeight(make, triplesOf(lines)));
  return Math.max(...bytes) / Math.min(...bytes);
}

/** A store of n3 with the same numbers of terms. */
function plainStore(): Store {
  const entityIndex = new EntityIndex();
  for (let number = 0; number < 1_100; number += 1)
    entityIndex.createBlankNode(`reserved/${number}`);
  return new Store(undefined, { entityIndex });
}

describe('a store', () => {
  it('takes as much memory for the same triples in whatever order they come', () => {
    expect(spreadOf(emptyStore)).toBeLessThan(1.15);
  });

  it.runIf(isWide)("would take more than twice as much by n3's own numbers", () => {
    expect(spreadOf(() => new SharingStore())).toBeGreaterThan(2);
  });

  it("takes less memory than n3's own indexes", () => {
    const triples = triplesOf(mixed);
    const ratio = middleWeight(emptyStore, triples) / middleWeight(plainStore, triples);
    expect(ratio).toBeLessThan(0.7);
  });

  it('shows nothing of the numbers that no term gets', () => {
    const store = emptyStore();
    expect([store.size, [...store], store.getSubjects(null, null, null)]).toEqual([0, [], []]);
    const triples = triplesOf(boxes);
    store.addQuads(triples);
    const figures = atOnce(countingFigures(store, MUSEUM));
    expect(figures).toEqual(atOnce(countingFigures(new Store(triples), MUSEUM)));
    expect(store.createBlankNode().value).toBe('b0');
  });

  it('leaves the names of blank nodes to those who give them', () => {
    const snapshot = snapshotOfOntology(triplesOf(['[] :p [ :q <a> ] .']), {
      model: modelOf(SHAPES),
      base: MUSEUM,
      version: 'test',
    });
    expect(snapshot.described.map(({ id }) => id)).toEqual(['_:b0', '_:b1']);
  });

  it('is made in one place', () => {
    const makers = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => /new (N3\.|Sharing)?Store\(/.test(readFileSync(join('src', file), 'utf8')));
    expect(makers).toEqual(['store/empty-store.ts']);
  });
});
