import type { Term } from '@rdfjs/types';
import type { Store } from 'n3';
import { isHttpAddress } from '../rdf/address.ts';
import { predicatesOf } from '../rdf/path.ts';
import { rdf, sh, varanto } from '../rdf/vocabulary.ts';
import type { Field, Model, Shape, Rule } from './model.ts';
import { describeShape } from './description.ts';
import { checkNames } from './names.ts';
import { OntologyError } from './ontology-error.ts';
import { isLabel, readField } from './read-field.ts';
import { readRules } from './read-rules.ts';
import type { ReservedPaths } from './reserved-paths.ts';
import { refuseUnread } from './refuse-unread.ts';
import { show, ShapesGraph } from './shapes-graph.ts';

/** What a model is read with, besides its shapes. */
interface ModelContext {
  /** The prefixes that the ontology's files declare. */
  readonly prefixes: Readonly<Record<string, string>>;
  readonly reserved: ReservedPaths;
}

/** The model that the shapes of an ontology declare; throws an `OntologyError` at the first mistake. */
export function readModel(store: Store, { prefixes, reserved }: ModelContext): Model {
  const graph = new ShapesGraph(store);
  refuseUnread(graph);
  const nodes = graph.store.getSubjects(rdf.type, sh.NodeShape, null);
  if (!nodes.length) throw new OntologyError('the ontology', 'has no sh:NodeShape');
  const drafts = nodes.map((node) => readShape(graph, node)).sort((a, b) => a.order - b.order);
  const shapeOfClass = new Map<string, Shape>();
  for (const shape of drafts) {
    const other = shapeOfClass.get(shape.class);
    if (other)
      throw new OntologyError(
        `${other.name} and ${shape.name}`,
        `are two shapes for <${shape.class}>`,
      );
    shapeOfClass.set(shape.class, shape);
  }
  for (const shape of drafts) readFields(graph, shape, shapeOfClass);
  checkNames(drafts, reserved);
  const predicates = new Set(
    drafts.flatMap(({ fields }) => fields.flatMap(({ path }) => predicatesOf(path))),
  );
  return {
    shapes: drafts,
    shapeOfClass,
    prefixes: usedPrefixes(prefixes, [
      ...predicates,
      ...shapeOfClass.keys(),
      ...datatypesOf(drafts),
    ]),
    rulePrefixes: usedPrefixes(prefixes, [
      rdf.type,
      ...drafts.flatMap(({ rules }) => rules.flatMap(addressesIn)),
      ...datatypesOf(drafts),
    ]),
    profiles: drafts.flatMap(({ node, name }) => profilesOf(graph, node, name)).sort(),
    reserved,
    catalogue: drafts.find(({ segment }) => segment === ''),
    predicates,
  };
}

function profilesOf(graph: ShapesGraph, shape: Term, where: string): string[] {
  return graph.values(shape, varanto.profile).map((profile) => {
    if (profile.termType === 'NamedNode' && isHttpAddress(profile.value)) return profile.value;
    throw new OntologyError(
      where,
      `expected an http address as varanto:profile, got ${show(profile)}`,
    );
  });
}

/** The prefixes that data within the shapes needs, not those of the shapes themselves. */
function usedPrefixes(
  prefixes: Readonly<Record<string, string>>,
  addresses: readonly string[],
): Record<string, string> {
  const isUsed = (namespace: string): boolean =>
    addresses.some((each) => each.startsWith(namespace));
  return Object.fromEntries(Object.entries(prefixes).filter(([, namespace]) => isUsed(namespace)));
}

function datatypesOf(shapes: readonly Shape[]): string[] {
  return shapes.flatMap(({ fields }) =>
    fields.flatMap(({ range }) => (range.kind === 'literal' ? [range.datatype] : [])),
  );
}

/** A shape whose fields are read once every shape is known. */
interface Draft extends Shape {
  readonly node: Term;
  readonly fields: Field[];
  label: Field | undefined;
  rules: readonly Rule[];
}

function readShape(graph: ShapesGraph, node: Term): Draft {
  const name = graph.one(node, sh.codeIdentifier, `the shape ${show(node)}`).value;
  const segment = graph.one(node, varanto.segment, name).value;
  const type = graph.address(node, sh.targetClass, name);
  if (!isHttpAddress(type)) throw new OntologyError(name, `the class <${type}> is no http address`);
  return {
    node,
    name,
    class: type,
    singular: name.charAt(0).toLowerCase() + name.slice(1),
    plural: segment === '' ? undefined : graph.one(node, varanto.plural, name).value,
    segment,
    order: graph.number(graph.one(node, sh.order, name), `${name}, sh:order`),
    isSearched: graph.isTrue(node, varanto.searched, name),
    names: graph.texts(node, sh.name),
    descriptions: graph.texts(node, sh.description),
    description: describeShape(graph, node, name),
    fields: [],
    label: undefined,
    rules: [],
  };
}

function readFields(
  graph: ShapesGraph,
  shape: Draft,
  shapeOfClass: ReadonlyMap<string, Shape>,
): void {
  const context = { where: shape.name, shapeOfClass };
  for (const node of graph.values(shape.node, sh.property)) {
    const field = readField(graph, node, context);
    shape.fields.push(field);
    if (!isLabel(graph, node, `${shape.name}.${field.name}`)) continue;
    if (shape.label) throw new OntologyError(shape.name, 'has more than one dash:LabelRole');
    if (field.range.kind !== 'text' && field.range.kind !== 'literal')
      throw new OntologyError(
        `${shape.name}.${field.name}`,
        'cannot name a resource: it is no text',
      );
    shape.label = field;
  }
  shape.fields.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
  shape.rules = readRules(graph, shape.node, { where: shape.name, fields: shape.fields });
}

/** The addresses that a rule names itself. */
function addressesIn({ subject, predicate, object }: Rule): string[] {
  const constants = [subject, object].flatMap((expression) =>
    expression.kind === 'constant' && expression.term.kind === 'resource'
      ? [expression.term.id]
      : [],
  );
  return [predicate, ...constants];
}
