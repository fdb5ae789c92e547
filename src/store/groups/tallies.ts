import type { GroupBy } from '../../reading/question.ts';
import type { Resource } from '../../reading/view.ts';
import { MOST_GROUPS, MOST_PLACES, TooManyGroups } from '../../reading/too-many-groups.ts';
import { inPieces, PIECE, type Work } from '../../reading/work.ts';
import { datePart } from '../../rdf/date-part.ts';
import { keysOf, shownKeysOf, type CountedKey } from '../list/counted-keys.ts';

/** What the resources of a group have in common; `null`: they have no value. */
export type Key = CountedKey | null;

/** A group while it is counted. */
export interface Tally {
  readonly keys: readonly Key[];
  count: number;
}

/** The groups of some resources, counted. Several requests may count at a time: what is unfinished is each one's own. */
export class Tallies {
  readonly #by: readonly GroupBy[];
  readonly #resources: readonly Resource[];
  readonly #languages: readonly string[];
  #index: Index | undefined;

  constructor(
    by: readonly GroupBy[],
    resources: readonly Resource[],
    languages: readonly string[],
  ) {
    this.#by = by;
    this.#resources = resources;
    this.#languages = languages;
  }

  /** The groups, in the order in which they were met. */
  *counting(): Work<readonly Tally[]> {
    return (yield* this.#indexing()).tallies;
  }

  /** The resources of each group. */
  *collecting(): Work<ReadonlyMap<Tally, readonly Resource[]>> {
    const index = yield* this.#indexing();
    const members = new Map<Tally, Resource[]>();
    yield* this.#placing(index, (tally, resource) => {
      const known = members.get(tally);
      if (known) known.push(resource);
      else members.set(tally, [resource]);
    });
    return members;
  }

  *#indexing(): Work<Index> {
    if (this.#index) return this.#index;
    const index = new Index();
    yield* this.#placing(index, (tally) => (tally.count += 1));
    yield* this.#showing(index);
    return (this.#index ??= index);
  }

  /** Does something with each group of each resource. */
  *#placing(index: Index, act: (tally: Tally, resource: Resource) => void): Work<void> {
    const [first, second] = this.#by;
    if (!first) return;
    if (!second) {
      yield* inPieces(this.#resources, 1, (resource) => {
        for (const key of keysIn(resource, first)) act(index.at(key), resource);
      });
      return;
    }
    let [places, spent] = [0, 0];
    for (const resource of this.#resources) {
      const [keys, others] = [keysIn(resource, first), keysIn(resource, second)];
      const all = keys.length * others.length;
      if ((places += all) > MOST_PLACES) throw new TooManyGroups();
      yield* inPieces(keys, others.length, (key) => {
        for (const other of others) act(index.under(key, other), resource);
      });
      spent = (spent + all) % PIECE;
      if (spent < all) yield;
    }
  }

  /** Notes the texts that an answer shows: a resource is in the group of each of them that it has in any language. */
  *#showing(index: Index): Work<void> {
    for (const [at, { field }] of this.#by.entries()) {
      if (field.range.kind !== 'text') continue;
      const shown = new Set<Key>([null]);
      yield* inPieces(this.#resources, 1, (resource) => {
        for (const key of shownKeysOf(resource, field, this.#languages)) shown.add(key);
      });
      index.keep((keys) => shown.has(keys[at] ?? null));
    }
  }
}

/** Groups by their keys. */
class Index {
  readonly #first = new Map<Key, Tally>();
  readonly #second = new Map<Key, Map<Key, Tally>>();
  #tallies: Tally[] = [];

  get tallies(): readonly Tally[] {
    return this.#tallies;
  }

  at(key: Key): Tally {
    return this.#first.get(key) ?? this.#add(this.#first, [key]);
  }

  under(key: Key, other: Key): Tally {
    let found = this.#second.get(key);
    if (!found) this.#second.set(key, (found = new Map<Key, Tally>()));
    return found.get(other) ?? this.#add(found, [key, other]);
  }

  /** Leaves out the groups whose keys are not wanted. */
  keep(isWanted: (keys: readonly Key[]) => boolean): void {
    this.#tallies = this.#tallies.filter(({ keys }) => isWanted(keys));
  }

  #add(tallies: Map<Key, Tally>, keys: readonly Key[]): Tally {
    if (this.#tallies.length >= MOST_GROUPS) throw new TooManyGroups();
    const tally: Tally = { keys, count: 0 };
    tallies.set(keys.at(-1) ?? null, tally);
    this.#tallies.push(tally);
    return tally;
  }
}

const MISSING: readonly Key[] = [null];

/** The keys of the groups that a resource is in: one for each of its values, or one for having none. */
function keysIn(resource: Resource, { field, part }: GroupBy): readonly Key[] {
  if (!part) {
    const keys = keysOf(resource, field);
    return keys.length ? keys : MISSING;
  }
  const parts = resource.literals(field).flatMap(({ value }) => datePart(value, part) ?? []);
  return parts.length ? [...new Set(parts)] : MISSING;
}
