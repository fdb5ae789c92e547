import type { ShapeCheck } from '../model/constraints.ts';
import type { Value } from '../reading/view.ts';
import type { StoredResource } from '../store/resource.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { isA } from './value-conditions.ts';

/** Which shapes a node is for (SHACL, section 2.1.3). */
export class ShapeTargets {
  readonly #snapshot: Snapshot;
  readonly #byClass = new Map<string, ShapeCheck[]>();
  /** By the classes that a resource states: most resources state the same few. */
  readonly #byTypes = new Map<string, readonly ShapeCheck[]>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    for (const check of snapshot.model.checks)
      for (const type of check.targets.classes)
        this.#byClass.set(type, [...(this.#byClass.get(type) ?? []), check]);
  }

  /** The shapes of a resource's classes, and of those above them. */
  byClass({ types }: StoredResource): readonly ShapeCheck[] {
    const key = types.join(' ');
    let shapes = this.#byTypes.get(key);
    if (!shapes) {
      const classes = [...this.#snapshot.classes.ofTypes(types)];
      shapes = [...new Set(classes.flatMap((type) => this.#byClass.get(type) ?? []))];
      this.#byTypes.set(key, shapes);
    }
    return shapes;
  }

  /** The nodes that shapes name, or find by a property: those that a class has given already are passed over. */
  *others(): Generator<{ node: Value; shape: ShapeCheck }> {
    for (const shape of this.#snapshot.model.checks) {
      const nodes = new Set([...this.named(shape), ...this.#found(shape)]);
      const others = [...nodes].filter((node) => !isByClass(node, shape));
      yield* others.map((node) => ({ node, shape }));
    }
  }

  /** The nodes that a shape names. */
  named({ targets }: ShapeCheck): Value[] {
    return targets.nodes.map((node) =>
      node.kind === 'literal' ? node : this.#snapshot.resource(node.id),
    );
  }

  #found({ targets: { subjectsOf, objectsOf } }: ShapeCheck): Value[] {
    return [
      ...subjectsOf.flatMap((predicate) => this.#snapshot.subjectsOf(predicate)),
      ...objectsOf.flatMap((predicate) => this.#snapshot.objectsOf(predicate)),
    ];
  }
}

/** Whether a shape is for a node by one of its classes. */
export function isByClass(node: Value, { targets }: ShapeCheck): boolean {
  return targets.classes.some((type) => isA(node, type));
}
