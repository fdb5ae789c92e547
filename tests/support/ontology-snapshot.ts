import type { Quad } from '@rdfjs/types';
import { atOnce } from '../../src/reading/work.ts';
import { makingOntologySnapshot } from '../../src/store/ontology-snapshot.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';

/** A snapshot of triples that may have blank nodes, made at once. */
export function snapshotOfOntology(
  triples: Iterable<Quad>,
  context: Parameters<typeof makingOntologySnapshot>[1],
): Snapshot {
  return atOnce(makingOntologySnapshot([...triples], context));
}
