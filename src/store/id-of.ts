import type { Term } from '@rdfjs/types';

/** What a node is called in a snapshot: its address, or the label of a blank node with `_:` before it. */
export function idOf({ termType, value }: Term): string {
  return termType === 'BlankNode' ? `_:${value}` : value;
}
