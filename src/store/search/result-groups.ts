import { fieldsWithRole, type Model, type Shape } from '../../model/model.ts';
import type { Role } from '../../model/roles.ts';
import type { SearchFacetName } from '../../reading/question.ts';
import type { Resource } from '../../reading/view.ts';

/** What the facets of a search know a resource by: the values that it has in each. */
export type ResultGroups = Readonly<Record<SearchFacetName, readonly string[]>>;

/** Finds the values of results in the facets of a search; which fields decide is said by their roles. */
export class Grouper {
  readonly #keepers: ReadonlySet<Shape>;
  readonly #classes: ReadonlySet<Shape>;
  readonly #roots = new Map<Resource, Resource>();
  readonly #mains = new Map<Resource, readonly Resource[]>();

  constructor({ shapes }: Model) {
    this.#keepers = rangesOf(shapes, 'keeper');
    this.#classes = rangesOf(shapes, 'classification');
  }

  /** A keeper counts with what it keeps, and a class with what is classified by it. */
  groupsOf(resource: Resource): ResultGroups {
    const keepers = this.#ownOr(resource, { role: 'keeper', shapes: this.#keepers });
    const own = this.#mainsOf(resource);
    const classes = own.length ? own : keepers.flatMap((keeper) => this.#mainsOf(keeper));
    return {
      type: resource.shape ? [resource.shape.name] : [],
      keeper: keepers.map(({ id }) => id),
      class: [...new Set(classes.map(({ id }) => id))],
    };
  }

  /** The main classes of a resource: of those that it is classified by, or of itself where it is a class. */
  #mainsOf(resource: Resource): readonly Resource[] {
    const known = this.#mains.get(resource);
    if (known) return known;
    const classes = this.#ownOr(resource, { role: 'classification', shapes: this.#classes });
    const mains = [...new Set(classes.map((each) => this.#rootOf(each)))];
    this.#mains.set(resource, mains);
    return mains;
  }

  /** What the fields with a role link to, or the resource itself where such fields lead to its like. */
  #ownOr(
    resource: Resource,
    { role, shapes }: { readonly role: Role; readonly shapes: ReadonlySet<Shape> },
  ): readonly Resource[] {
    const { shape } = resource;
    if (!shape) return [];
    const links = fieldsWithRole(shape, role).flatMap((field) => resource.links(field));
    return links.length || !shapes.has(shape) ? links : [resource];
  }

  /** The top of the hierarchy that a resource is in; a circle ends where it closes. */
  #rootOf(resource: Resource): Resource {
    const way: Resource[] = [];
    const seen = new Set<Resource>();
    let [root, above]: [Resource, Resource | undefined] = [resource, resource];
    while (above && !seen.has(above)) {
      root = this.#roots.get(above) ?? above;
      seen.add(above);
      way.push(above);
      above = root === above ? parentOf(above) : undefined;
    }
    for (const each of way) this.#roots.set(each, root);
    return root;
  }
}

/** The resource one step above another of its kind. */
function parentOf(resource: Resource): Resource | undefined {
  const { shape } = resource;
  const field = shape && fieldsWithRole(shape, 'parent').find((each) => leadsTo(shape, each));
  return field && resource.links(field)[0];
}

function leadsTo(shape: Shape, { range }: Shape['fields'][number]): boolean {
  return range.kind === 'link' && range.shape === shape;
}

function rangesOf(shapes: readonly Shape[], role: Role): ReadonlySet<Shape> {
  const fields = shapes.flatMap((shape) => fieldsWithRole(shape, role));
  return new Set(fields.flatMap(({ range }) => (range.kind === 'link' ? [range.shape] : [])));
}
