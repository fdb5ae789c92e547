import type { Term } from '@rdfjs/types';
import { rdf, request, REQUEST, REQUEST_KIND, sh, varanto } from '../rdf/vocabulary.ts';
import { findShapes, keyOf } from './find-shapes.ts';
import { ifNewer, OntologyError } from './ontology-error.ts';
import {
  groupTerms,
  isDeclaration,
  nodeShapeTerms,
  propertyShapeTerms,
  type Use,
} from './shacl-terms.ts';
import { short, show, type ShapesGraph } from './shapes-graph.ts';

/** Throws where the ontology says something in SHACL that nothing reads: none is silently ignored. */
export function refuseUnread(graph: ShapesGraph): void {
  const { store } = graph;
  const shapes = findShapes(graph);
  const hasPath = (shape: Term): boolean => graph.values(shape, sh.path).length > 0;
  // A property shape without its path is one all the same.
  const properties = keys(store.getObjects(null, sh.property, null));
  const isProperty = (shape: Term): boolean => properties.has(keyOf(shape)) || hasPath(shape);
  const nodeShapes = keys(shapes.filter((shape) => !isProperty(shape)));
  const propertyShapes = keys(shapes.filter(isProperty));
  const parts = new Set([
    ...keys(store.getObjects(null, sh.rule, null)),
    ...keys(store.getObjects(null, sh.condition, null)),
    ...nestedIn(graph),
  ]);
  const groups = keys([
    ...store.getObjects(null, sh.group, null),
    ...store.getSubjects(rdf.type, sh.PropertyGroup, null),
  ]);
  const declared = store.getPredicates(null, null, null).map(({ value }) => value);
  const refuseUnless = (said: Said): void => {
    const id = keyOf(said.subject);
    if (nodeShapes.has(id)) refuseOthers(graph, said, nodeShapeTerms);
    else if (propertyShapes.has(id)) refuseOthers(graph, said, propertyShapeTerms);
    else if (groups.has(id)) refuseOthers(graph, said, groupTerms);
    else if (!parts.has(id)) refuse(graph, said, 'is on no node shape or property shape');
  };
  for (const predicate of declared.filter(isDeclaration))
    for (const subject of store.getSubjects(predicate, null, null))
      refuseUnless({ subject, predicate });
  refuseUnreadOfRequests(graph, declared);
}

/** Throws where something is said of a kind of request that nothing reads, or of what is no kind of request. */
function refuseUnreadOfRequests(graph: ShapesGraph, declared: readonly string[]): void {
  const { store } = graph;
  const kinds = keys([
    ...store.getObjects(null, varanto.requestKind, null),
    ...store.getSubjects(rdf.type, REQUEST_KIND, null),
  ]);
  const known = new Set<string>(Object.values(request));
  const all = declared
    .filter((each) => each.startsWith(REQUEST))
    .flatMap((predicate) =>
      store.getSubjects(predicate, null, null).map((subject) => ({ subject, predicate })),
    );
  for (const said of all) {
    if (!known.has(said.predicate)) refuse(graph, said, 'is unknown (docs/ask.md)');
    if (!kinds.has(keyOf(said.subject)))
      refuse(graph, said, 'is on no kind of request (docs/ask.md)');
  }
}

/** What stands inside a path or a rule: the readers of these are strict themselves. */
function nestedIn({ store }: ShapesGraph): string[] {
  const nested = [...containers].flatMap((container) => store.getObjects(null, container, null));
  return nested.filter(({ termType }) => termType === 'BlankNode').map(keyOf);
}

/** Of which subject something is said by which property. */
interface Said {
  readonly subject: Term;
  readonly predicate: string;
}

const containers = new Set([
  rdf.first,
  sh.path,
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

function refuseOthers(graph: ShapesGraph, said: Said, terms: Readonly<Record<string, Use>>): void {
  if (!Object.hasOwn(terms, said.predicate))
    refuse(graph, said, `is unknown or refused (docs/shacl.md)${ifNewer(said.predicate)}`);
}

function refuse(graph: ShapesGraph, { subject, predicate }: Said, why: string): never {
  const name = graph.values(subject, sh.codeIdentifier)[0]?.value ?? show(subject);
  const owner = graph.store.getSubjects(sh.property, subject, null)[0];
  const shape = owner ? graph.values(owner, sh.codeIdentifier)[0]?.value : undefined;
  throw new OntologyError(shape ? `${shape}.${name}` : name, `${short(predicate)} ${why}`);
}

const keys = (terms: readonly Term[]): Set<string> => new Set(terms.map(keyOf));
