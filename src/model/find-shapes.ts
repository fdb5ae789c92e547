import type { Term } from '@rdfjs/types';
import { owl, rdf, rdfs, sh } from '../rdf/vocabulary.ts';
import { OntologyError } from './ontology-error.ts';
import type { ShapesGraph } from './shapes-graph.ts';

/** The terms whose objects are shapes, and those whose objects are lists of shapes. */
const LEADS_TO_SHAPE = [sh.property, sh.node, sh.not, sh.qualifiedValueShape];
const LEADS_TO_SHAPES = [sh.and, sh.or, sh.xone];
const TARGETS = [sh.targetClass, sh.targetNode, sh.targetSubjectsOf, sh.targetObjectsOf];

/** The shapes of a graph (SHACL, section 2.1): those with a type or a target, and those that they lead to. */
export function findShapes(graph: ShapesGraph): readonly Term[] {
  const { store } = graph;
  const found = new Map<string, Term>();
  const add = (term: Term): void => {
    if (term.termType !== 'Literal' && !found.has(keyOf(term))) found.set(keyOf(term), term);
  };
  store.getSubjects(rdf.type, sh.NodeShape, null).forEach(add);
  TARGETS.flatMap((target) => store.getSubjects(target, null, null)).forEach(add);
  // A map that grows while it is walked gives what was added as well.
  for (const shape of found.values()) shapesWithin(graph, shape).forEach(add);
  return [...found.values()];
}

/** The shapes that a shape leads to in one step. */
function shapesWithin(graph: ShapesGraph, shape: Term): Term[] {
  const lists = LEADS_TO_SHAPES.flatMap((term) => graph.values(shape, term));
  return [
    ...LEADS_TO_SHAPE.flatMap((term) => graph.values(shape, term)),
    ...lists.flatMap((head) => graph.list(head, 'a list of shapes')),
  ];
}

/** A text that is equal for equal nodes alone. */
export function keyOf({ termType, value }: Term): string {
  return `${termType} ${value}`;
}

/** The classes whose resources a shape is for; a class that is a shape is for its own. */
export function targetClasses(graph: ShapesGraph, shape: Term, where: string): string[] {
  const classes = graph.values(shape, sh.targetClass).map((type) => {
    if (type.termType === 'NamedNode') return type.value;
    throw new OntologyError(where, 'expected an address as sh:targetClass');
  });
  const types = graph.values(shape, rdf.type).map(({ value }) => value);
  const isClass = types.includes(rdfs.Class) || types.includes(owl.Class);
  return isClass && shape.termType === 'NamedNode' && types.includes(sh.NodeShape)
    ? [...new Set([...classes, shape.value])]
    : classes;
}
