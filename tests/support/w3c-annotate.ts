import type { NamedNode, Quad, Quad_Object, Quad_Subject, Term } from '@rdfjs/types';
import { DataFactory, Store } from 'n3';
import { targetClasses, findShapes } from '../../src/model/find-shapes.ts';
import { ShapesGraph } from '../../src/model/shapes-graph.ts';

const literal = (text: string, kind: string | NamedNode) => DataFactory.literal(text, kind);
const namedNode = (address: string) => DataFactory.namedNode(address);
const quad = (subject: Quad_Subject, predicate: Term, object: Quad_Object): Quad =>
  DataFactory.quad(subject, predicate as NamedNode, object);
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const SH = 'http://www.w3.org/ns/shacl#';
const VARANTO = 'https://w3id.org/varanto#';

interface Graphs {
  readonly shapes: Store;
  readonly data: Store;
  /** Whether the blank nodes of the data get addresses. */
  readonly isAddressed: boolean;
}

/** Shapes and data that one file may have: what belongs to shapes is theirs, and classes are in both. */
export function separate({ shapes, data, isAddressed }: Graphs): { shapes: Quad[]; data: Quad[] } {
  const graph = new ShapesGraph(shapes);
  const declared = new Map<string, Quad>();
  for (const shape of findShapes(graph)) collect(shapes, shape, declared);
  const classes = shapes.getQuads(null, `${RDFS}subClassOf`, null, null);
  const tests = new Map<string, Quad>();
  for (const subject of shapes.getSubjects(null, null, null))
    if (isOfTest(shapes, subject)) collect(shapes, subject, tests);
  const isData = (each: Quad): boolean =>
    isClass(each) || !(data === shapes && (declared.has(keyOf(each)) || tests.has(keyOf(each))));
  return {
    shapes: unique([...declared.values(), ...classes]),
    data: data
      .getQuads(null, null, null, null)
      .filter(isData)
      .map((each) => (isAddressed ? withAddresses(each) : each)),
  };
}

/** The statements of a node, and of the blank nodes that it leads to. */
function collect(store: Store, node: Term, found: Map<string, Quad>): void {
  for (const each of store.getQuads(node, null, null, null)) {
    if (found.has(keyOf(each))) continue;
    found.set(keyOf(each), each);
    const isNode = ['focusNode', 'value'].some((name) => each.predicate.value === SH + name);
    if (each.object.termType === 'BlankNode' && !isNode) collect(store, each.object, found);
  }
}

function keyOf({ subject, predicate, object }: Quad): string {
  return JSON.stringify([subject, predicate, object]);
}

function isOfTest(store: Store, subject: Term): boolean {
  const predicates = store.getPredicates(subject, null, null).map(({ value }) => value);
  return predicates.some((each) => each.includes('test-manifest#'));
}

function isClass({ predicate, object }: Quad): boolean {
  return (
    predicate.value === `${RDFS}subClassOf` ||
    (predicate.value === `${RDF}type` && object.value === `${RDFS}Class`)
  );
}

function unique(quads: readonly Quad[]): Quad[] {
  return new Store([...quads]).getQuads(null, null, null, null);
}

/** Everything in a catalogue has an address. */
function withAddresses({ subject, predicate, object }: Quad): Quad {
  const addressed = <Node extends Term>(term: Node) =>
    term.termType === 'BlankNode' ? namedNode(`http://blank.example/${term.value}`) : term;
  return quad(addressed(subject), predicate, addressed(object));
}

/** The shapes with the names, places and descriptions that types and fields have; nothing is taken away. */
export function annotated(shapes: readonly Quad[]): Quad[] {
  const store = new Store([...shapes]);
  const graph = new ShapesGraph(store);
  const added: Quad[] = [];
  const typed = new Set<string>();
  for (const node of findShapes(graph)) {
    const [type, second] = targetClasses(graph, node, node.value);
    const isFree = type !== undefined && second === undefined && !typed.has(type);
    if (!isFree || graph.values(node, `${SH}path`).length) continue;
    typed.add(type);
    added.push(...annotations(node, { name: `Type${typed.size}`, order: typed.size }));
    added.push(...typeAnnotations(node, typed.size));
    added.push(...fieldAnnotations(graph, node, typed.size));
  }
  return unique([...shapes, ...unique(added)]);
}

function fieldAnnotations(graph: ShapesGraph, node: Term, number: number): Quad[] {
  return graph.values(node, `${SH}property`).flatMap((property, index) => {
    const isNamed = graph.values(property, `${SH}codeIdentifier`).length > 0;
    if (isNamed || !isAsking(graph.store, property)) return [];
    return annotations(property, { name: `p${number}x${index}`, order: index });
  });
}

const REMARKS = ['path', 'name', 'description', 'message'];

/** Whether a property shape says anything of its values. */
function isAsking(store: Store, property: Term): boolean {
  const said = store.getPredicates(property, null, null).map(({ value }) => value);
  return said.some((term) => term.startsWith(SH) && !REMARKS.includes(term.slice(SH.length)));
}

function annotations(node: Term, { name, order }: { name: string; order: number }): Quad[] {
  const subject = node as Quad_Subject;
  const say = (term: string, object: Quad_Object): Quad =>
    quad(subject, namedNode(SH + term), object);
  return [
    say('codeIdentifier', DataFactory.literal(name)),
    say('order', literal(String(order), namedNode('http://www.w3.org/2001/XMLSchema#integer'))),
    say('description', literal('Of the suite.', 'en')),
  ];
}

function typeAnnotations(node: Term, number: number): Quad[] {
  const subject = node as Quad_Subject;
  return [
    quad(subject, namedNode(`${RDF}type`), namedNode(`${SH}NodeShape`)),
    quad(subject, namedNode(`${VARANTO}plural`), DataFactory.literal(`type${number}s`)),
    quad(subject, namedNode(`${VARANTO}segment`), DataFactory.literal(`type-${number}`)),
  ];
}
