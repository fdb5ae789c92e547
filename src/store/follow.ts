import type { Path } from '../rdf/path.ts';
import { compareValues, distinct } from '../reading/values.ts';
import type { Value } from '../reading/view.ts';

/** The two single steps that every path is made of. */
interface Graph {
  /** The objects of the statements with a subject and a predicate. */
  objects(subject: Value, predicate: string): readonly Value[];
  /** The subjects of the statements with an object and a predicate. */
  subjects(object: Value, predicate: string): readonly Value[];
}

/** What a path leads to from a value, each once, ordered (SPARQL 1.1, section 18.2: property paths). */
export function follow(start: Value, path: Path, graph: Graph): readonly Value[] {
  const reached = reach(start, path, graph);
  // One step is ordered and distinct as the resource has read it.
  return 'predicate' in path ? reached : distinct(reached).sort(compareValues);
}

function reach(from: Value, path: Path, graph: Graph): readonly Value[] {
  switch (path.kind) {
    case 'predicate':
      return graph.objects(from, path.predicate);
    case 'inverse':
      return graph.subjects(from, path.predicate);
    case 'sequence':
      return path.paths.reduce<readonly Value[]>(
        (values, step) => distinct(values.flatMap((value) => reach(value, step, graph))),
        [from],
      );
    case 'alternative':
      return path.paths.flatMap((choice) => reach(from, choice, graph));
    case 'zeroOrOne':
      return [from, ...reach(from, path.path, graph)];
    case 'zeroOrMore':
      return [from, ...closure(from, path.path, graph)];
    case 'oneOrMore':
      return closure(from, path.path, graph);
  }
}

/** What one step or more lead to; a circle ends where it closes. */
function closure(from: Value, step: Path, graph: Graph): readonly Value[] {
  let reached = distinct(reach(from, step, graph));
  let frontier = reached;
  while (frontier.length) {
    const known = reached.length;
    const next = frontier.flatMap((value) => reach(value, step, graph));
    reached = distinct([...reached, ...next]);
    frontier = reached.slice(known);
  }
  return reached;
}
