import type { Term } from '@rdfjs/types';
import type { ClassTree } from '../rdf/class-tree.ts';
import { dash, GRAPHQL, graphql, sh } from '../rdf/vocabulary.ts';
import { findShapes, keyOf, targetClasses } from './find-shapes.ts';
import type { HiddenProperty } from './model.ts';
import { OntologyError } from './ontology-error.ts';
import { show, type ShapesGraph } from './shapes-graph.ts';

/** What the ontology keeps from the public, in the words of DASH and its GraphQL schemas. */
export interface Visibility {
  /** The classes whose resources are left out, those below private ones among them. */
  readonly privateClasses: readonly string[];
  /** Whether a shape is private, and so no type. */
  readonly isPrivate: (shape: Term) => boolean;
  readonly hiddenProperties: readonly HiddenProperty[];
  /** Whether a property shape is hidden, and so no field. */
  readonly isHidden: (property: Term) => boolean;
}

/** Reads the statements of `graphql:Schema`s; throws where they say what is not honoured. */
export function readVisibility(graph: ShapesGraph, classes: ClassTree): Visibility {
  refuseOthers(graph);
  const named = (term: string): Set<string> =>
    new Set(graph.store.getObjects(null, term, null).map(keyOf));
  const [isPublic, isOut] = [named(graphql.publicShape), named(graphql.privateShape)];
  const [publicClasses, outClasses] = [
    below(graph, graphql.publicClass, classes),
    below(graph, graphql.privateClass, classes),
  ];
  const isOnlySome = isPublic.size + publicClasses.size > 0;
  const isPrivate = (shape: Term): boolean => {
    const types = targetClasses(graph, shape, show(shape));
    if (isOut.has(keyOf(shape)) || types.some((type) => outClasses.has(type))) return true;
    const isNamed = isPublic.has(keyOf(shape)) || types.some((type) => publicClasses.has(type));
    return isOnlySome && !isNamed;
  };
  const hidden = findShapes(graph).filter(isPrivate);
  const types = hidden.flatMap((shape) => targetClasses(graph, shape, show(shape)));
  const privateClasses = new Set(
    [...types, ...outClasses].flatMap((type) => [...classes.below(type)]),
  );
  return {
    privateClasses: [...privateClasses],
    isPrivate,
    hiddenProperties: findShapes(graph).flatMap((shape) => hiddenOf(graph, shape)),
    isHidden: (property) => isHidden(graph, property),
  };
}

/** What a shape hides of its resources; a path that is no property shows nothing that another would not. */
function hiddenOf(graph: ShapesGraph, shape: Term): HiddenProperty[] {
  const hidden = graph.values(shape, sh.property).filter((property) => isHidden(graph, property));
  const types = hidden.length ? targetClasses(graph, shape, show(shape)) : [];
  return hidden.flatMap((property) => {
    const path = graph.one(property, sh.path, show(property));
    if (path.termType !== 'NamedNode')
      throw new OntologyError(show(shape), 'has dash:hidden on a path that is not one property');
    return types.map((type) => ({ type, predicate: path.value }));
  });
}

function isHidden(graph: ShapesGraph, node: Term): boolean {
  const has = graph.values(node, dash.hidden).length > 0;
  return has && graph.isTrue(node, dash.hidden, show(node));
}

function below(graph: ShapesGraph, term: string, classes: ClassTree): Set<string> {
  const named = graph.store.getObjects(null, term, null);
  return new Set(named.flatMap(({ value }) => [...classes.below(value)]));
}

const KNOWN: readonly string[] = Object.values(graphql);

/** Who writes a word of visibility that nothing reads would publish what was not for the public. */
function refuseOthers(graph: ShapesGraph): void {
  const used = graph.store.getPredicates(null, null, null).map(({ value }) => value);
  const other = used.find((term) => term.startsWith(GRAPHQL) && !KNOWN.includes(term));
  if (other === undefined) return;
  const [subject] = graph.store.getSubjects(other, null, null);
  throw new OntologyError(
    subject ? show(subject) : 'the ontology',
    `graphql:${other.slice(GRAPHQL.length)} is unknown or refused (docs/shacl.md)`,
  );
}
