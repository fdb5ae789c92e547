import type { ShapeCheck } from '../model/constraints.ts';
import type { Path } from '../rdf/path.ts';
import type { Value, View } from '../reading/view.ts';
import { StoredResource } from '../store/resource.ts';
import { breachesOf, valuesOf, type Breach } from './check-values.ts';
import { FieldChecks } from './field-checks.ts';
import type { Finding } from './finding.ts';

/** What nodes do not keep of shapes, and of the property shapes within, each where it is. */
export class ShapeFindings {
  readonly #view: View;
  readonly #fields = new FieldChecks();
  /** The nodes that are being checked: one that leads to itself is not checked again inside. */
  readonly #open = new Map<ShapeCheck, Set<Value>>();

  constructor(view: View) {
    this.#view = view;
  }

  of(node: Value, shape: ShapeCheck): readonly Finding[] {
    const found: Finding[] = [];
    this.#add(found, node, shape);
    return found;
  }

  #add(found: Finding[], node: Value, shape: ShapeCheck): void {
    for (const breach of this.#breaches(node, shape)) found.push(findingOf(breach, node, shape));
    const { property } = shape.constraints;
    if (!property?.length) return;
    // A node shape has the node itself as its value, and only a path can lead back to where it began.
    if (shape.path) found.push(...this.#within(node, shape, property));
    else for (const each of property) this.#add(found, node, each);
  }

  #within(node: Value, shape: ShapeCheck, property: readonly ShapeCheck[]): Finding[] {
    const open = this.#open.get(shape) ?? new Set<Value>();
    if (open.has(node)) return [];
    this.#open.set(shape, open.add(node));
    const values = valuesOf(node, shape, this.#view);
    const found = values.flatMap((value) => property.flatMap((each) => this.of(value, each)));
    open.delete(node);
    return found;
  }

  #breaches(node: Value, shape: ShapeCheck): readonly Breach[] {
    if (hasPath(shape) && node instanceof StoredResource) return this.#fields.breaches(node, shape);
    return breachesOf(shape, valuesOf(node, shape, this.#view), { node, view: this.#view });
  }
}

function hasPath(shape: ShapeCheck): shape is ShapeCheck & { readonly path: Path } {
  return shape.path !== undefined;
}

function findingOf({ constraint, message }: Breach, node: Value, shape: ShapeCheck): Finding {
  return {
    severity: shape.severity,
    resource: node.kind === 'resource' ? node.id : node.value,
    place: shape.place,
    constraint,
    message: shape.message ? `${shape.message} (${message})` : message,
  };
}
