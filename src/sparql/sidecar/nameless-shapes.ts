import { isBlank } from '../../rdf/visible-text.ts';
import type { Resource } from '../../reading/view.ts';

/** Notes the shapes that have resources without a name: as values of a facet these are in another order than that of ranks. */
export class NamelessShapes {
  readonly #names = new Set<string>();

  add(resource: Resource): void {
    const { shape } = resource;
    if (!shape || this.#names.has(shape.name)) return;
    const names = shape.label ? resource.values(shape.label) : [];
    const isNamed = names.some((each) => each.kind === 'literal' && !isBlank(each.value));
    if (!isNamed) this.#names.add(shape.name);
  }

  /** Their names, in order. */
  get names(): readonly string[] {
    return [...this.#names].sort();
  }
}
