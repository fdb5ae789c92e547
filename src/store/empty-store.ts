import { EntityIndex, type Store } from 'n3';
import { SharingStore } from './sharing-store.ts';

declare module 'n3' {
  /** The numbers that n3 gives to terms. Its types do not have the class yet. */
  class EntityIndex {
    createBlankNode(suggestedName?: string): BlankNode;
  }
  interface StoreOptions {
    entityIndex?: EntityIndex;
  }
}

/**
 * How many numbers no term gets. n3 numbers terms as they come, and its indexes are plain objects with those numbers as
 * keys. V8 makes an array of every object whose first key is below 1,024, mostly empty where the key is large: how much
 * memory a catalogue takes would depend on the order of its triples.
 */
const RESERVED = 1_100;

/** A store without triples, in which no term gets a small number: its memory does not depend on the order of triples. */
export function emptyStore(): Store {
  const entityIndex = new EntityIndex();
  // No parser gives a node such a name: no term of a catalogue is found among them.
  for (let number = 0; number < RESERVED; number += 1)
    entityIndex.createBlankNode(`reserved/${number}`);
  return new SharingStore(undefined, { entityIndex });
}
