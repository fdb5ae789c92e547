import { describe, expect, it } from 'vitest';
import { loadModel } from '../../src/operate/open.ts';
import { snapshotOfOntology } from '../support/ontology-snapshot.ts';
import { storeOf } from '../support/turtle.ts';

const context = { model: loadModel('ontology'), base: 'https://example.org/', version: 'test' };

describe('a snapshot of triples with blank nodes', () => {
  it('reads them as nodes, from both ends', () => {
    const store = storeOf('<a> :p [ :q "x" ] . <b> :p [ :q [ :r <a> ] ] .');
    const snapshot = snapshotOfOntology(store, context);
    const [value] = snapshot.resource('https://museum.example/b').statements.values();
    const blank = value?.[0];
    expect(blank?.kind === 'resource' && blank.id).toMatch(/^_:b\d$/);
    expect(blank).toBe(blank?.kind === 'resource' ? snapshot.find(blank.id) : undefined);
    const mentions =
      blank?.kind === 'resource' ? blank.subjects('https://museum.example/terms#p') : [];
    expect(mentions.map(({ id }) => id)).toEqual(['https://museum.example/b']);
    expect(snapshot.described.map(({ id }) => id)).toEqual([
      ...['_:b0', '_:b1', '_:b2', 'https://museum.example/a', 'https://museum.example/b'],
    ]);
  });

  it('takes nothing for a blank node that is none', () => {
    const snapshot = snapshotOfOntology(storeOf('<a> :p "_:b0" , <urn:_:b0> .'), context);
    expect(snapshot.described).toHaveLength(1);
    expect(snapshot.find('_:b0')).toBeUndefined();
  });
});
