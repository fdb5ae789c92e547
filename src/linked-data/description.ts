import type { Shape } from '../model/model.ts';
import { singleStep } from '../rdf/path.ts';
import { rdf } from '../rdf/vocabulary.ts';
import type { Resource, Value } from '../reading/view.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import { Statements } from './statements.ts';

/** Statements about one resource, all it has or some: its types first, then its shape's fields, then the rest. */
export interface Description {
  readonly resource: Resource;
  readonly statements: readonly (readonly [predicate: string, values: readonly Value[]])[];
}

/** How many statements of each inverse field a resource's own document has. */
const MOST_MENTIONS = 1000;

/** All resources of a catalogue, then what is left of those that are no longer there. */
export function everything({
  described,
  formers = [],
}: {
  readonly described: readonly Resource[];
  readonly formers?: readonly Resource[];
}): readonly Resource[] {
  return formers.length ? [...described, ...formers] : described;
}

/** Each resource with all its statements. It caches none of them: a dump costs no memory. */
export function* describeAll(resources: Iterable<Resource>): Iterable<Description> {
  for (const resource of resources) yield describe(resource, resource.passingStatements);
}

/**
 * A resource's own document: its statements, those that point to it by the inverse fields of its shape (the first
 * `MOST_MENTIONS` of each field), and type and label of each resource named; the resource first, the others by address.
 */
export function documentOf(resource: Resource): Description[] {
  const others = new Statements();
  const named = [...resource.statements.values()].flat();
  for (const field of resource.shape?.fields ?? []) {
    const step = singleStep(field.path);
    if (!step?.inverse) continue;
    for (const subject of resource.links(field).slice(0, MOST_MENTIONS)) {
      others.add(subject, step.predicate, [resource]);
      named.push(subject);
    }
  }
  addNames(
    others,
    named.filter((value) => value !== resource),
  );
  const described = others.bySubject.filter(([other]) => other !== resource);
  return [
    describe(resource, resource.statements),
    ...described.map(([other, statements]) => describe(other, statements)),
  ];
}

/** Adds type and label of each resource among values, so that a reader knows which it is. */
export function addNames(statements: Statements, values: readonly Value[]): void {
  for (const value of values) if (value.kind === 'resource') addName(statements, value);
}

function addName(statements: Statements, subject: Resource): void {
  statements.add(subject, rdf.type, subject.statements.get(rdf.type) ?? []);
  const label = subject.shape?.label;
  const step = label && singleStep(label.path);
  if (label && step && !step.inverse)
    statements.add(subject, step.predicate, subject.values(label));
}

/** A resource with some of its statements, in the order of writing. */
export function describe(
  resource: Resource,
  statements: ReadonlyMap<string, readonly Value[]>,
): Description {
  const ranks = ranksOf(resource);
  const rank = (predicate: string): number => ranks.get(predicate) ?? ranks.size;
  const ordered = [...statements].sort(([a], [b]) => rank(a) - rank(b) || compareTexts(a, b));
  return {
    resource,
    statements: ordered.map(([predicate, values]) =>
      predicate === rdf.type ? [predicate, shapeFirst(resource, values)] : [predicate, values],
    ),
  };
}

/** The type that is the resource's type in GraphQL comes before its others. */
function shapeFirst({ shape }: Resource, types: readonly Value[]): readonly Value[] {
  const isShape = (type: Value): boolean => type.kind === 'resource' && type.id === shape?.class;
  if (types.length < 2) return types;
  return [...types.filter(isShape), ...types.filter((type) => !isShape(type))];
}

const WITHOUT_SHAPE: ReadonlyMap<string, number> = new Map([[rdf.type, 0]]);
const ranksOfShapes = new WeakMap<Shape, ReadonlyMap<string, number>>();

/** The places of the predicates in writing: `rdf:type`, then the order of the shape's fields. */
function ranksOf({ shape }: Resource): ReadonlyMap<string, number> {
  if (!shape) return WITHOUT_SHAPE;
  const known = ranksOfShapes.get(shape);
  if (known) return known;
  const ranks = new Map(WITHOUT_SHAPE);
  for (const { path } of shape.fields) {
    const step = singleStep(path);
    if (step && !step.inverse && !ranks.has(step.predicate)) ranks.set(step.predicate, ranks.size);
  }
  ranksOfShapes.set(shape, ranks);
  return ranks;
}
