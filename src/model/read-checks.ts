import type { Term } from '@rdfjs/types';
import { SHACL, sh } from '../rdf/vocabulary.ts';
import type { Constraints, Severity, ShapeCheck, Targets } from './constraints.ts';
import { findShapes, keyOf, targetClasses } from './find-shapes.ts';
import { OntologyError } from './ontology-error.ts';
import { readConstraints } from './read-constraints.ts';
import { readPath } from './read-path.ts';
import { literalOf, short, show, type ShapesGraph } from './shapes-graph.ts';

/** Reads the shapes of a graph as the check wants them, each once: a shape may lead to itself. */
export class CheckReader {
  readonly #graph: ShapesGraph;
  readonly #checks = new Map<string, ShapeCheck>();

  constructor(graph: ShapesGraph) {
    this.#graph = graph;
  }

  /** Every shape that has a target. */
  targeted(): readonly ShapeCheck[] {
    return findShapes(this.#graph)
      .filter((shape) => this.#hasTarget(shape))
      .map((shape) => this.read(shape));
  }

  /** A shape; findings say the owner's name before that of a property shape. */
  read(shape: Term, owner?: string): ShapeCheck {
    const key = `${owner ?? ''} ${keyOf(shape)}`;
    const known = this.#checks.get(key);
    if (known) return known;
    const draft = this.#draft(shape, owner);
    this.#checks.set(key, draft);
    draft.constraints = this.#constraints(shape, draft);
    return draft;
  }

  #draft(shape: Term, owner?: string): Draft {
    const graph = this.#graph;
    if (shape.termType === 'Literal')
      throw new OntologyError(owner ?? 'a shape', `expected a shape, got ${show(shape)}`);
    const own = this.#nameOf(shape);
    const where = owner === undefined ? own : `${owner}.${own}`;
    const [path] = graph.values(shape, sh.path);
    return {
      id: shape.value,
      place: where,
      path: path && readPath(graph, graph.one(shape, sh.path, where), where),
      constraints: {},
      targets: this.#targets(shape, where),
      severity: severityOf(graph, shape, where),
      message: messageOf(graph, shape, where),
    };
  }

  #constraints(shape: Term, { place }: ShapeCheck): Constraints {
    const graph = this.#graph;
    if (isDeactivated(graph, shape, place)) return {};
    const properties = new Set(graph.values(shape, sh.property).map(keyOf));
    const read = (term: Term): ShapeCheck =>
      this.read(term, properties.has(keyOf(term)) ? place : this.#ownerOf(term, place));
    return readConstraints(shape, { graph, where: place, read });
  }

  /** A shape without a name is called after the one that has it. */
  #ownerOf(term: Term, place: string): string | undefined {
    return term.termType === 'BlankNode' ? place : undefined;
  }

  #nameOf(shape: Term): string {
    const graph = this.#graph;
    const [name] = graph.values(shape, sh.codeIdentifier);
    if (name) return name.value;
    if (shape.termType === 'NamedNode') return short(shape.value);
    const [path] = graph.values(shape, sh.path);
    return path?.termType === 'NamedNode' ? short(path.value) : 'a part';
  }

  #hasTarget(shape: Term): boolean {
    const { classes, nodes, subjectsOf, objectsOf } = this.#targets(shape, show(shape));
    return [classes, nodes, subjectsOf, objectsOf].some(({ length }) => length > 0);
  }

  #targets(shape: Term, where: string): Targets {
    const graph = this.#graph;
    const addresses = (predicate: string): string[] =>
      graph.values(shape, predicate).map((term) => {
        if (term.termType === 'NamedNode') return term.value;
        throw new OntologyError(where, `expected an address, got ${show(term)}`);
      });
    const nodes = graph.values(shape, sh.targetNode);
    return {
      classes: targetClasses(graph, shape, where),
      nodes: nodes.map((term) =>
        term.termType === 'Literal'
          ? literalOf(term)
          : {
              kind: 'resource',
              id: term.termType === 'BlankNode' ? `_:${term.value}` : term.value,
            },
      ),
      subjectsOf: addresses(sh.targetSubjectsOf),
      objectsOf: addresses(sh.targetObjectsOf),
    };
  }
}

interface Draft extends ShapeCheck {
  constraints: Constraints;
}

function isDeactivated(graph: ShapesGraph, shape: Term, where: string): boolean {
  const has = graph.values(shape, sh.deactivated).length > 0;
  return has && graph.isTrue(shape, sh.deactivated, where);
}

/** The severity of what a shape finds; throws where it is none of SHACL's. */
function severityOf(graph: ShapesGraph, node: Term, where: string): Severity {
  const severity = graph.optional(node, sh.severity, where)?.value ?? sh.Violation;
  if (severity === sh.Violation) return 'violation';
  if (WARNINGS.includes(severity)) return 'warning';
  throw new OntologyError(where, `expected sh:Violation, sh:Warning or sh:Info, got <${severity}>`);
}

const WARNINGS = ['Warning', 'Info', 'Debug', 'Trace'].map((name) => SHACL + name);

function messageOf(graph: ShapesGraph, node: Term, where: string): string | undefined {
  const message = graph.english(node, sh.message);
  if (message === undefined && graph.values(node, sh.message).length)
    throw new OntologyError(where, 'has an sh:message, but none in English');
  return message;
}
