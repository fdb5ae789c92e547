import type { Term } from '@rdfjs/types';
import { closurePath, combinedPath, inversePath, predicatePath, type Path } from '../rdf/path.ts';
import { isHttpAddress } from '../rdf/address.ts';
import { rdf, sh } from '../rdf/vocabulary.ts';
import { OntologyError } from './ontology-error.ts';
import { show, type ShapesGraph } from './shapes-graph.ts';

/** The property path that a node of the shapes graph describes (SHACL, section 2.3.1). */
export function readPath(graph: ShapesGraph, node: Term, where: string): Path {
  return new PathReader(graph, where).read(node);
}

/** No path is nested deeper; a deeper one runs in a circle. */
const DEEPEST = 32;

class PathReader {
  readonly #graph: ShapesGraph;
  readonly #where: string;

  constructor(graph: ShapesGraph, where: string) {
    this.#graph = graph;
    this.#where = `${where}, sh:path`;
  }

  read(node: Term, depth = 0): Path {
    if (depth > DEEPEST) throw new OntologyError(this.#where, 'runs in a circle');
    if (node.termType === 'NamedNode') return this.#predicate(node.value);
    if (node.termType !== 'BlankNode') throw new OntologyError(this.#where, `got ${show(node)}`);
    const inner = (term: Term): Path => this.read(term, depth + 1);
    if (this.#graph.values(node, rdf.first).length) return this.#several('sequence', node, inner);
    return this.#operator(node, inner);
  }

  #predicate(address: string): Path {
    if (isHttpAddress(address) && address !== rdf.nil) return predicatePath(address);
    throw new OntologyError(this.#where, `expected a property's address, got <${address}>`);
  }

  #several(kind: 'sequence' | 'alternative', head: Term, inner: (term: Term) => Path): Path {
    const members = this.#graph.list(head, this.#where);
    if (members.length > 1) return combinedPath(kind, members.map(inner));
    throw new OntologyError(this.#where, `expected two paths or more in ${kind}`);
  }

  #operator(node: Term, inner: (term: Term) => Path): Path {
    const [said, second] = this.#graph.store.getQuads(node, null, null, null);
    const make = said && !second ? operators[said.predicate.value] : undefined;
    if (said && make)
      return make(said.object, inner, (head) => this.#several('alternative', head, inner));
    throw new OntologyError(this.#where, 'expected a predicate, a list or one path operator');
  }
}

type Operator = (object: Term, inner: (term: Term) => Path, list: (head: Term) => Path) => Path;

const operators: Readonly<Record<string, Operator>> = {
  [sh.inversePath]: (object, inner) => inversePath(inner(object)),
  [sh.alternativePath]: (object, _inner, list) => list(object),
  [sh.oneOrMorePath]: (object, inner) => closurePath('oneOrMore', inner(object)),
  [sh.zeroOrMorePath]: (object, inner) => closurePath('zeroOrMore', inner(object)),
  [sh.zeroOrOnePath]: (object, inner) => closurePath('zeroOrOne', inner(object)),
};
