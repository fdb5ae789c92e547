import type { Term } from '@rdfjs/types';
import type { Store } from 'n3';
import { isHttpAddress } from '../rdf/address.ts';
import { predicatesOf } from '../rdf/path.ts';
import { rdf, varanto } from '../rdf/vocabulary.ts';
import { ClassTree, subclassStatements } from '../rdf/class-tree.ts';
import type { Model, Shape, Rule } from './model.ts';
import { checkNames } from './names.ts';
import { OntologyError } from './ontology-error.ts';
import { findShapes } from './find-shapes.ts';
import { CheckReader } from './read-checks.ts';
import { readFormers } from './read-formers.ts';
import { readRequestKinds } from './request-kinds.ts';
import { readTypes } from './read-types.ts';
import { readVisibility } from './read-visibility.ts';
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
  if (!findShapes(graph).length) throw new OntologyError('the ontology', 'has no sh:NodeShape');
  const checks = new CheckReader(graph);
  const classes = new ClassTree(subclassStatements(store));
  const visibility = readVisibility(graph, classes);
  const { shapes, shapeOfClass } = readTypes(graph, { checks, classes, visibility });
  checkNames(shapes, reserved);
  const predicates = new Set(
    shapes.flatMap(({ fields }) => fields.flatMap(({ path }) => predicatesOf(path))),
  );
  return {
    shapes,
    shapeOfClass,
    classes,
    checks: checks.targeted(),
    privateClasses: visibility.privateClasses,
    hiddenProperties: visibility.hiddenProperties,
    formers: readFormers(graph),
    requestKinds: readRequestKinds(graph, shapes),
    prefixes: usedPrefixes(prefixes, [
      ...predicates,
      ...shapeOfClass.keys(),
      ...datatypesOf(shapes),
    ]),
    rulePrefixes: usedPrefixes(prefixes, [
      rdf.type,
      ...shapes.flatMap(({ rules }) => rules.flatMap(addressesIn)),
      ...datatypesOf(shapes),
    ]),
    profiles: shapes.flatMap(({ node, name }) => profilesOf(graph, node, name)).sort(),
    reserved,
    catalogue: shapes.find(({ segment }) => segment === ''),
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

/** The addresses that a rule names itself. */
function addressesIn({ subject, predicate, object }: Rule): string[] {
  const constants = [subject, object].flatMap((expression) =>
    expression.kind === 'constant' && expression.term.kind === 'resource'
      ? [expression.term.id]
      : [],
  );
  return [predicate, ...constants];
}
