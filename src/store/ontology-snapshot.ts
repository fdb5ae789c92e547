import type { BlankNode, Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { inPieces, type Work } from '../reading/work.ts';
import { emptyStore } from './empty-store.ts';
import { Snapshot } from './snapshot.ts';

/**
 * A snapshot of triples that may have blank nodes, as an ontology's have. They are named b0, b1 and so on as they come, so
 * that triples in the same order have the same names after a restart, whatever the parser called them.
 */
export function* makingOntologySnapshot(
  triples: readonly Quad[],
  context: ConstructorParameters<typeof Snapshot>[1],
): Work<Snapshot> {
  const labels = new Map<string, BlankNode>();
  const labelled = <Node extends Term>(node: Node): Node | BlankNode => {
    if (node.termType !== 'BlankNode') return node;
    let label = labels.get(node.value);
    if (!label) labels.set(node.value, (label = DataFactory.blankNode(`b${labels.size}`)));
    return label;
  };
  const store = emptyStore();
  yield* inPieces(triples, ADDING, ({ subject, predicate, object }) => {
    store.addQuad(DataFactory.quad(labelled(subject), predicate, labelled(object)));
  });
  return new Snapshot(store, context);
}

/** What it takes to add a triple, in units of work. */
const ADDING = 20;
