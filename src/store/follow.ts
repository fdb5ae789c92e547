import type { Path } from '../rdf/path.ts';
import type { Resource } from './resource.ts';
import type { Snapshot } from './snapshot.ts';
import { compareValues, distinct, type Value } from './value.ts';

/** What a path leads to from a resource, each once, ordered (SPARQL 1.1, section 18.2: property paths). */
export function follow(start: Resource, path: Path): readonly Value[] {
  const walk = new Walk(start.snapshot);
  // One step is ordered and distinct as the resource has read it.
  return 'predicate' in path
    ? walk.reach(start, path)
    : distinct(walk.reach(start, path)).sort(compareValues);
}

class Walk {
  readonly #snapshot: Snapshot;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  reach(from: Value, path: Path): readonly Value[] {
    switch (path.kind) {
      case 'predicate':
        return from.kind === 'resource' ? (from.statements.get(path.predicate) ?? []) : [];
      case 'inverse':
        return from.kind === 'resource'
          ? (from.mentions.get(path.predicate) ?? [])
          : this.#snapshot.having(path.predicate, from);
      case 'sequence':
        return path.paths.reduce<readonly Value[]>(
          (values, step) => distinct(values.flatMap((value) => this.reach(value, step))),
          [from],
        );
      case 'alternative':
        return path.paths.flatMap((choice) => this.reach(from, choice));
      case 'zeroOrOne':
        return [from, ...this.reach(from, path.path)];
      case 'zeroOrMore':
        return [from, ...this.#closure(from, path.path)];
      case 'oneOrMore':
        return this.#closure(from, path.path);
    }
  }

  /** What one step or more lead to; a circle ends where it closes. */
  #closure(from: Value, step: Path): readonly Value[] {
    let reached = distinct(this.reach(from, step));
    let frontier = reached;
    while (frontier.length) {
      const known = reached.length;
      const next = frontier.flatMap((value) => this.reach(value, step));
      reached = distinct([...reached, ...next]);
      frontier = reached.slice(known);
    }
    return reached;
  }
}
