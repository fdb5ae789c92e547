import type { Path } from '../rdf/path.ts';
import { compareValues, distinct, type Value } from './value.ts';

/** What a path leads to from a value, each once, ordered (SPARQL 1.1, section 18.2: property paths). */
export function follow(start: Value, path: Path): readonly Value[] {
  // One step is ordered and distinct as the resource has read it.
  return 'predicate' in path
    ? reach(start, path)
    : distinct(reach(start, path)).sort(compareValues);
}

function reach(from: Value, path: Path): readonly Value[] {
  switch (path.kind) {
    case 'predicate':
      return from.kind === 'resource' ? (from.statements.get(path.predicate) ?? []) : [];
    case 'inverse':
      return from.kind === 'resource' ? (from.mentions.get(path.predicate) ?? []) : [];
    case 'sequence':
      return path.paths.reduce<readonly Value[]>(
        (values, step) => distinct(values.flatMap((value) => reach(value, step))),
        [from],
      );
    case 'alternative':
      return path.paths.flatMap((choice) => reach(from, choice));
    case 'zeroOrOne':
      return [from, ...reach(from, path.path)];
    case 'zeroOrMore':
      return [from, ...closure(from, path.path)];
    case 'oneOrMore':
      return closure(from, path.path);
  }
}

/** What one step or more lead to; a circle ends where it closes. */
function closure(from: Value, step: Path): readonly Value[] {
  let reached = distinct(reach(from, step));
  let frontier = reached;
  while (frontier.length) {
    const known = reached.length;
    reached = distinct([...reached, ...frontier.flatMap((value) => reach(value, step))]);
    frontier = reached.slice(known);
  }
  return reached;
}
