import type { Term } from '@rdfjs/types';
import { singleStep } from '../rdf/path.ts';
import { dash, sh, varanto, VARANTO } from '../rdf/vocabulary.ts';
import { targetClasses } from './find-shapes.ts';
import { OntologyError } from './ontology-error.ts';
import { readPath } from './read-path.ts';
import { show, type ShapesGraph } from './shapes-graph.ts';

/** What an address leads to that no resource has any more: elsewhere for ever (308), or nowhere (410). */
export type FormerStatus = 308 | 410;

/** The shape of resources that are no longer there (`varanto:formerStatus`), and what is still said of them. */
export interface FormerShape {
  readonly status: FormerStatus;
  readonly classes: readonly string[];
  /** The property with what it was called. */
  readonly label: string;
  /** The property with what is in its place. */
  readonly replacement: string;
}

/** The shapes whose resources keep nothing but their addresses. */
export function readFormers(graph: ShapesGraph): FormerShape[] {
  return graph.store.getSubjects(varanto.formerStatus, null, null).map((node) => {
    const where = show(node);
    const status = Number(graph.one(node, varanto.formerStatus, where).value);
    if (status !== 308 && status !== 410)
      throw new OntologyError(where, `expected 308 or 410 as varanto:formerStatus, got ${status}`);
    return {
      status,
      classes: targetClasses(graph, node, where),
      label: propertyFor(graph, node, dash.LabelRole),
      replacement: propertyFor(graph, node, `${VARANTO}ReplacementRole`),
    };
  });
}

/** The property that has a role in a shape. */
function propertyFor(graph: ShapesGraph, node: Term, role: string): string {
  const found = graph
    .values(node, sh.property)
    .find((property) =>
      graph.values(property, dash.propertyRole).some(({ value }) => value === role),
    );
  const path =
    found && singleStep(readPath(graph, graph.one(found, sh.path, show(found)), show(node)));
  if (path && !path.inverse) return path.predicate;
  throw new OntologyError(show(node), `expected a property with the dash:propertyRole <${role}>`);
}
