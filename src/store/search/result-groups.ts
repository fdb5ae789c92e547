import { fieldsWithRole, type Field, type Model, type Shape } from '../../model/model.ts';
import type { Role } from '../../model/roles.ts';
import type { SearchFacetName } from '../../reading/question.ts';

/** What the facets of a search know a resource by: the values that it has in each. */
export type ResultGroups = Readonly<Record<SearchFacetName, readonly string[]>>;

/** What groups are read of: resources, or whatever stands for them, one of each. */
interface Grouped<Item> {
  readonly shapeOf: (item: Item) => Shape | undefined;
  readonly linksOf: (item: Item, field: Field) => readonly Item[];
  readonly addressOf: (item: Item) => string;
}

/** Finds the values of results in the facets of a search; which fields decide is said by their roles. */
export class Grouper<Item> {
  readonly #read: Grouped<Item>;
  readonly #keepers: ReadonlySet<Shape>;
  readonly #classes: ReadonlySet<Shape>;
  readonly #ofKeepers = new Map<Item, readonly Item[]>();

  constructor({ shapes }: Model, read: Grouped<Item>) {
    this.#read = read;
    this.#keepers = rangesOf(shapes, 'keeper');
    this.#classes = rangesOf(shapes, 'classification');
  }

  /** A keeper counts with what it keeps, and a class with what is classified by it. */
  groupsOf(item: Item): ResultGroups {
    const { shapeOf, addressOf } = this.#read;
    const keepers = this.#ownOr(item, { role: 'keeper', shapes: this.#keepers });
    const own = this.#mainsOf(item);
    const classes = own.length ? own : keepers.flatMap((keeper) => this.#mainsOfKeeper(keeper));
    const shape = shapeOf(item);
    return {
      type: shape ? [shape.name] : [],
      keeper: keepers.map(addressOf),
      class: [...new Set(classes.map(addressOf))],
    };
  }

  /** A keeper has many resources, and perhaps many classes: these are found once. */
  #mainsOfKeeper(keeper: Item): readonly Item[] {
    const known = this.#ofKeepers.get(keeper) ?? this.#mainsOf(keeper);
    this.#ofKeepers.set(keeper, known);
    return known;
  }

  /** The main classes of a resource: of those that it is classified by, or of itself where it is a class. */
  #mainsOf(item: Item): readonly Item[] {
    const classes = this.#ownOr(item, { role: 'classification', shapes: this.#classes });
    return [...new Set(classes.map((each) => this.#rootOf(each)))];
  }

  /** What the fields with a role link to, or the resource itself where such fields lead to its like. */
  #ownOr(
    item: Item,
    { role, shapes }: { readonly role: Role; readonly shapes: ReadonlySet<Shape> },
  ): readonly Item[] {
    const { shapeOf, linksOf } = this.#read;
    const shape = shapeOf(item);
    if (!shape) return [];
    const links = fieldsWithRole(shape, role).flatMap((field) => linksOf(item, field));
    return links.length || !shapes.has(shape) ? links : [item];
  }

  /** The top of the hierarchy that a resource is in; a circle ends where it closes. */
  #rootOf(item: Item): Item {
    const seen = new Set<Item>();
    let [root, above]: [Item, Item | undefined] = [item, item];
    while (above !== undefined && !seen.has(above)) {
      seen.add(above);
      root = above;
      above = this.#parentOf(above);
    }
    return root;
  }

  /** The resource one step above another of its kind. */
  #parentOf(item: Item): Item | undefined {
    const { shapeOf, linksOf } = this.#read;
    const shape = shapeOf(item);
    const field = shape && parentField(shape);
    return field && linksOf(item, field)[0];
  }
}

/** The field that leads from a resource to the one above it of its kind. */
export function parentField(shape: Shape): Field | undefined {
  return fieldsWithRole(shape, 'parent').find(
    ({ range }) => range.kind === 'link' && range.shape === shape,
  );
}

function rangesOf(shapes: readonly Shape[], role: Role): ReadonlySet<Shape> {
  const fields = shapes.flatMap((shape) => fieldsWithRole(shape, role));
  return new Set(fields.flatMap(({ range }) => (range.kind === 'link' ? [range.shape] : [])));
}
