import { firstPlace, type Place, type Step } from '../rdf/path-places.ts';
import { literalKey } from '../rdf/literal.ts';
import type { Path } from '../rdf/path.ts';
import { compareValues } from '../reading/values.ts';
import type { Resource, Value, View } from '../reading/view.ts';
import type { Literal } from '../rdf/literal.ts';

/** A view that finds resources by their literals, as paths from a literal backwards need it. */
interface FollowedView extends View {
  /** The resources that have a literal as a property's value, by address. */
  having(predicate: string, literal: Literal): readonly Resource[];
}

/** A resource that paths are followed from. */
interface Start extends Resource {
  readonly view: FollowedView;
}

/** What a path leads to from a resource, each once, ordered (SPARQL 1.1, section 18.2: property paths). */
export function follow(start: Start, path: Path): readonly Value[] {
  // One step is ordered and distinct as the resource has read it.
  return 'predicate' in path
    ? next(start, path, start.view)
    : [...reached(start, path)].sort(compareValues);
}

/** What a path leads to from a literal: without a view that finds who has it, no step backwards leads anywhere. */
export function followLiteral(literal: Literal, path: Path, view?: LookedIn): readonly Value[] {
  const found = new Map<unknown, Value>();
  for (const { value, place } of walk({ value: literal, view }, path))
    if (place.isEnd) found.set(keyOf(value), value);
  return [...found.values()].sort(compareValues);
}

/** The same one after another, each once, nearest first: who has seen enough need not wait for all. */
export function* reached(start: Start, path: Path): Generator<Value> {
  const keys = new Set<unknown>();
  for (const { value, place } of visits(start, path)) {
    if (!place.isEnd || keys.has(keyOf(value))) continue;
    keys.add(keyOf(value));
    yield value;
  }
}

/** A value that a walk comes to, and the place in the path where it is then. */
export interface Visit {
  readonly value: Value;
  readonly place: Place;
}

/** All that a walk along a path comes to, its start included, nearest first; it does not go on where others have been. */
export function visits(start: Start, path: Path, others?: Visited): Generator<Visit> {
  return walk({ value: start, view: start.view }, path, others);
}

/** A view that may find resources by their literals. */
type LookedIn = View & Partial<FollowedView>;

interface Origin {
  readonly value: Value;
  readonly view: LookedIn | undefined;
}

function* walk({ value: start, view }: Origin, path: Path, others?: Visited): Generator<Visit> {
  const seen = new Visited();
  const found: Visit[] = [];
  const arrive = (values: readonly Value[], place: Place): void => {
    for (const value of values) {
      const visit = { value, place };
      if (!others?.has(visit) && seen.add(visit)) found.push(visit);
    }
  };
  arrive([start], firstPlace(path));
  // What is found on the way is visited as well.
  for (const visit of found) {
    yield visit;
    for (const step of visit.place.steps) arrive(next(visit.value, step, view), step.to);
  }
}

/** Where walks along one path have been. */
export class Visited {
  readonly #keys = new Map<Place, Set<unknown>>();

  has({ value, place }: Visit): boolean {
    return this.#keys.get(place)?.has(keyOf(value)) ?? false;
  }

  /** Whether the node was not visited before. */
  add({ value, place }: Visit): boolean {
    let keys = this.#keys.get(place);
    if (!keys) this.#keys.set(place, (keys = new Set()));
    const before = keys.size;
    return keys.add(keyOf(value)).size > before;
  }
}

/** Resources are one object each in a view; literals are compared by what they say. */
function keyOf(value: Value): unknown {
  return value.kind === 'resource' ? value : literalKey(value);
}

function next(
  from: Value,
  { kind, predicate }: Pick<Step, 'kind' | 'predicate'>,
  view: LookedIn | undefined,
): readonly Value[] {
  if (from.kind === 'literal')
    return (kind === 'inverse' ? view?.having?.(predicate, from) : undefined) ?? [];
  return kind === 'inverse' ? from.subjects(predicate) : from.objects(predicate);
}
