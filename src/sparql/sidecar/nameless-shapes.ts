import type { Resource } from '../../reading/view.ts';
import type { ResourceFacts } from './resource-facts.ts';
import { termsOf } from './terms.ts';

/** Notes the shapes that have resources without a name: their values in facets are in another order than that of ranks. */
export class NamelessShapes {
  readonly #names = new Set<string>();

  add({ shape }: Resource, { ranked }: ResourceFacts): void {
    if (!shape || this.#names.has(shape.name)) return;
    const start = shape.label && termsOf(shape.label).rank();
    const isNamed = ranked.some(({ predicate }) => start && predicate.startsWith(start));
    if (!isNamed) this.#names.add(shape.name);
  }

  /** Their names, in order. */
  get names(): readonly string[] {
    return [...this.#names].sort();
  }
}
