import type { Quad, Term } from '@rdfjs/types';
import { rdf, sh } from '../rdf/vocabulary.ts';
import { OntologyError } from './ontology-error.ts';
import { isDeclaration, nodeShapeTerms, propertyShapeTerms, type Use } from './shacl-terms.ts';
import { short, show, type ShapesGraph } from './shapes-graph.ts';

/** Throws where the ontology says something in SHACL that nothing reads: none is silently ignored. */
export function refuseUnread(graph: ShapesGraph): void {
  const nodeShapes = subjects(graph.store.getQuads(null, rdf.type, sh.NodeShape, null));
  const propertyShapes = objects(graph.store.getQuads(null, sh.property, null, null));
  const ruleParts = objects([
    ...graph.store.getQuads(null, sh.rule, null, null),
    ...graph.store.getQuads(null, sh.condition, null, null),
  ]);
  for (const quad of graph.store) {
    if (!isDeclaration(quad.predicate.value)) continue;
    const id = key(quad.subject);
    if (nodeShapes.has(id)) refuseOthers(graph, quad, nodeShapeTerms);
    else if (propertyShapes.has(id)) refuseOthers(graph, quad, propertyShapeTerms);
    else if (!ruleParts.has(id) && !isNested(graph, quad))
      refuse(graph, quad, 'is on no node shape or property shape');
  }
}

/** What stands inside a path, sh:or, sh:qualifiedValueShape or a rule: the readers of these are strict themselves. */
function isNested({ store }: ShapesGraph, { subject }: Quad): boolean {
  if (subject.termType !== 'BlankNode') return false;
  return store.getPredicates(null, subject, null).some(({ value }) => containers.has(value));
}

const containers = new Set([
  rdf.first,
  sh.path,
  sh.qualifiedValueShape,
  sh.inversePath,
  sh.alternativePath,
  sh.oneOrMorePath,
  sh.zeroOrMorePath,
  sh.zeroOrOnePath,
  sh.subject,
  sh.object,
  sh.nodes,
]);

/** Throws where a part of a rule says something that nothing reads. */
export function refuseOtherTerms(
  graph: ShapesGraph,
  node: Term,
  { terms, where }: { terms: readonly string[]; where: string },
): void {
  const said = graph.store.getQuads(node, null, null, null).map(({ predicate }) => predicate.value);
  const other = said.find((term) => isDeclaration(term) && !terms.includes(term));
  if (other !== undefined)
    throw new OntologyError(where, `${short(other)} is unknown or refused (docs/shacl.md)`);
}

function refuseOthers(graph: ShapesGraph, quad: Quad, terms: Readonly<Record<string, Use>>): void {
  if (!Object.hasOwn(terms, quad.predicate.value))
    refuse(graph, quad, 'is unknown or refused (docs/shacl.md)');
}

function refuse(graph: ShapesGraph, { subject, predicate }: Quad, why: string): never {
  const name = graph.values(subject, sh.codeIdentifier)[0]?.value ?? show(subject);
  const owner = graph.store.getSubjects(sh.property, subject, null)[0];
  const shape = owner ? graph.values(owner, sh.codeIdentifier)[0]?.value : undefined;
  throw new OntologyError(shape ? `${shape}.${name}` : name, `${short(predicate.value)} ${why}`);
}

const key = (term: Term): string => `${term.termType} ${term.value}`;
const subjects = (quads: Quad[]): Set<string> => new Set(quads.map(({ subject }) => key(subject)));
const objects = (quads: Quad[]): Set<string> => new Set(quads.map(({ object }) => key(object)));
