import type { Term } from '@rdfjs/types';
import { isHttpAddress } from '../rdf/address.ts';
import type { ClassTree } from '../rdf/class-tree.ts';
import { sh, varanto } from '../rdf/vocabulary.ts';
import { describeShape } from './description.ts';
import { findShapes, keyOf, targetClasses } from './find-shapes.ts';
import type { Field, Rule, Shape } from './model.ts';
import { OntologyError } from './ontology-error.ts';
import { readSchemaOrg } from './read-schema-org.ts';
import type { CheckReader } from './read-checks.ts';
import { readField } from './read-field.ts';
import type { Visibility } from './read-visibility.ts';
import { readRules } from './read-rules.ts';
import { show, type ShapesGraph } from './shapes-graph.ts';

interface TypeContext {
  readonly checks: CheckReader;
  readonly classes: ClassTree;
  readonly visibility: Visibility;
}

/** The shapes that are types, in their order, with their fields. */
export function readTypes(
  graph: ShapesGraph,
  context: TypeContext,
): { shapes: readonly TypedShape[]; shapeOfClass: ReadonlyMap<string, Shape> } {
  const shapes = findShapes(graph)
    .filter((node) => isType(graph, node) && !context.visibility.isPrivate(node))
    .map((node) => readShape(graph, node))
    .sort((a, b) => a.order - b.order);
  const shapeOfClass = new Map<string, Draft>();
  for (const shape of shapes) {
    const other = shapeOfClass.get(shape.class);
    if (other)
      throw new OntologyError(
        `${other.name} and ${shape.name}`,
        `are two shapes for <${shape.class}>`,
      );
    shapeOfClass.set(shape.class, shape);
  }
  const reader = new FieldsReader(graph, { ...context, shapes, shapeOfClass });
  for (const shape of shapes) reader.readOwn(shape);
  for (const shape of shapes) reader.inherit(shape);
  for (const shape of shapes)
    shape.rules = readRules(graph, shape.node, {
      ...{ where: shape.name, fields: shape.fields },
      read: (node) => context.checks.read(node),
    });
  return { shapes, shapeOfClass };
}

/** Whether a shape has a name or an annotation of a type. One without a class is checked, and no type. */
function isType(graph: ShapesGraph, node: Term): boolean {
  const isNamed = [sh.codeIdentifier, varanto.plural, varanto.segment].some(
    (term) => graph.values(node, term).length > 0,
  );
  if (!isNamed || graph.values(node, sh.path).length) return false;
  if (targetClasses(graph, node, show(node)).length) return true;
  const others = [sh.targetNode, sh.targetSubjectsOf, sh.targetObjectsOf];
  const isUsed = graph.store.countQuads(null, null, node, null) > 0;
  if (isUsed || others.some((target) => graph.values(node, target).length > 0)) return false;
  const [name] = graph.values(node, sh.codeIdentifier);
  throw new OntologyError(name?.value ?? show(node), 'has no sh:targetClass');
}

/** A type, and the node of the shapes graph that declares it. */
interface TypedShape extends Shape {
  readonly node: Term;
}

/** A shape whose fields are read once every shape is known. */
interface Draft extends TypedShape {
  readonly fields: Field[];
  readonly above: Shape[];
  label: Field | undefined;
  rules: readonly Rule[];
}

function readShape(graph: ShapesGraph, node: Term): Draft {
  const name = graph.one(node, sh.codeIdentifier, `the shape ${show(node)}`).value;
  const segment = graph.one(node, varanto.segment, name).value;
  const [type = '', second] = targetClasses(graph, node, name);
  if (second !== undefined) throw new OntologyError(name, 'has more than one sh:targetClass');
  if (!isHttpAddress(type)) throw new OntologyError(name, `the class <${type}> is no http address`);
  return {
    node,
    name,
    class: type,
    singular: name.charAt(0).toLowerCase() + name.slice(1),
    plural: segment === '' ? undefined : graph.one(node, varanto.plural, name).value,
    pluralNames: graph.texts(node, varanto.pluralName),
    segment,
    order: graph.number(graph.one(node, sh.order, name), `${name}, sh:order`),
    isSearched: graph.isTrue(node, varanto.searched, name),
    schemaOrg: readSchemaOrg(graph, [node], name),
    isListed: graph.isTrue(node, varanto.listed, name),
    names: graph.texts(node, sh.name),
    descriptions: graph.texts(node, sh.description),
    description: describeShape(graph, node, { type, where: name }),
    fields: [],
    above: [],
    label: undefined,
    rules: [],
  };
}

interface FieldsContext extends TypeContext {
  readonly shapes: readonly Draft[];
  readonly shapeOfClass: ReadonlyMap<string, Draft>;
}

/** Reads the fields of types: their own, those of the shapes that they keep, and those of the classes above. */
class FieldsReader {
  readonly #graph: ShapesGraph;
  readonly #context: FieldsContext;
  readonly #shapeOfNode: ReadonlyMap<string, Shape>;

  constructor(graph: ShapesGraph, context: FieldsContext) {
    this.#graph = graph;
    this.#context = context;
    this.#shapeOfNode = new Map(context.shapes.map((shape) => [shape.node.value, shape]));
  }

  readOwn(shape: Draft): void {
    const found = this.#declared(shape.node, shape.name, new Set());
    const own = found.filter(({ isOwn }) => isOwn).map(({ field }) => field);
    const kept = found.filter(({ isOwn }) => !isOwn).map(({ field }) => field);
    shape.fields.push(...own.sort(byOrder));
    add(shape, kept.sort(byOrder));
    const labels = found.filter(({ isLabel }) => isLabel);
    const [first, second] = labels.filter(({ isOwn }) => isOwn);
    if (second) throw new OntologyError(shape.name, 'has more than one dash:LabelRole');
    shape.label = (first ?? labels[0])?.field;
  }

  /** Adds the fields of the classes above, the nearest first; its own of the same name stay. */
  inherit(shape: Draft): void {
    const { classes, shapeOfClass } = this.#context;
    if (!this.#graph.isTrue(shape.node, varanto.inherits, shape.name)) return;
    const above = [...classes.above(shape.class)].flatMap((type) => shapeOfClass.get(type) ?? []);
    for (const other of above.filter((each) => each !== shape)) {
      shape.above.push(other);
      add(shape, other.fields);
      shape.label ??= other.label;
    }
  }

  /** The fields that a shape declares, and those of the shapes that its resources keep as a whole. */
  #declared(node: Term, where: string, seen: Set<string>): Declared[] {
    if (seen.has(keyOf(node))) return [];
    const isOwn = !seen.size;
    seen.add(keyOf(node));
    const graph = this.#graph;
    const own = this.#ofProperties(graph.values(node, sh.property), { node, where });
    const lists = graph.values(node, sh.and).flatMap((head) => graph.list(head, where));
    const others = [...graph.values(node, sh.node), ...lists].flatMap((each) =>
      this.#declared(each, where, seen),
    );
    return [...own.map((each) => ({ ...each, isOwn })), ...others];
  }

  /** A property shape without a name and a place among the others is checked alone. */
  #ofProperties(properties: readonly Term[], owner: Owner): Omit<Declared, 'isOwn'>[] {
    const graph = this.#graph;
    const named = new Map<string, [Term, ...Term[]]>();
    for (const property of properties.filter((each) => this.#isField(each))) {
      const name = graph.one(property, sh.codeIdentifier, `${owner.where}, a property shape`).value;
      const others = named.get(name);
      if (others && this.#haveOnePath(property, others[0])) others.push(property);
      else if (others)
        throw new OntologyError(`${owner.where}, its fields`, `"${name}" occurs twice`);
      else named.set(name, [property]);
    }
    return [...named].flatMap(([name, nodes]) => this.#field(nodes, name, owner) ?? []);
  }

  #field(
    nodes: readonly [Term, ...Term[]],
    name: string,
    { node, where: shape }: Owner,
  ): Omit<Declared, 'isOwn'> | undefined {
    const { checks, shapeOfClass } = this.#context;
    const graph = this.#graph;
    const where = `${shape}.${name}`;
    const owner = checks.read(node).place;
    const field = readField(nodes, {
      ...{ graph, where, shapeOfClass, shapeOfNode: this.#shapeOfNode },
      checkOf: (each) => checks.read(each, owner),
    });
    if (!field) return undefined;
    const isName = field.roles.has('label');
    if (isName && field.range.kind !== 'text' && field.range.kind !== 'literal')
      throw new OntologyError(where, 'cannot name a resource: it is no text');
    return { field, isLabel: isName };
  }

  #isField(property: Term): boolean {
    if (this.#context.visibility.isHidden(property)) return false;
    return [sh.codeIdentifier, sh.order].some(
      (term) => this.#graph.values(property, term).length > 0,
    );
  }

  #haveOnePath(a: Term, b: Term): boolean {
    const [one] = this.#graph.values(a, sh.path);
    const [other] = this.#graph.values(b, sh.path);
    return one?.termType === 'NamedNode' && other !== undefined && one.equals(other);
  }
}

/** The shape that property shapes are of, and what messages call it. */
interface Owner {
  readonly node: Term;
  readonly where: string;
}

interface Declared {
  readonly field: Field;
  readonly isLabel: boolean;
  /** Whether the shape has it itself. */
  readonly isOwn: boolean;
}

function byOrder(a: Field, b: Field): number {
  return a.order - b.order || (a.name < b.name ? -1 : 1);
}

function add({ fields }: Draft, others: readonly Field[]): void {
  for (const field of others)
    if (!fields.some(({ name }) => name === field.name)) fields.push(field);
}
