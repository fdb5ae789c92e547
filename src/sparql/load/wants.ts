import type { Field, Model, Shape } from '../../model/model.ts';
import type { ListPlan, Reads, Selection } from '../../reading/plan.ts';
import type { Level } from '../../reading/question.ts';
import type { RemoteResource } from '../view/remote-resource.ts';

/** What is to be loaded of a resource: its shape is loaded by then. */
export interface Want {
  readonly resource: RemoteResource;
  readonly reads: Reads;
}

/** A list of a field with the resources that it is wanted of. */
export interface ListWant {
  readonly plan: ListPlan & { readonly field: Field };
  readonly parents: ReadonlySet<RemoteResource>;
}

/** What a selection reads of some resources, by their shapes. */
export function wantsOf(
  resources: Iterable<RemoteResource>,
  selection: Selection,
): readonly Want[] {
  return [...resources].flatMap((resource) => {
    const reads = resource.shape && selection.get(resource.shape);
    return reads ? [{ resource, reads }] : [];
  });
}

/** What the places of resources in an order are made from. */
export function orderReads(order: readonly Level[], model: Model): readonly Reads[] {
  return order.map(({ field, through = [] }) =>
    [...through].reduceRight<Reads>(
      (inner, link) => ({
        values: new Set(),
        links: new Map([[link, selectionOf(link, inner, model)]]),
        lists: [],
      }),
      { values: new Set([field]), links: new Map(), lists: [] },
    ),
  );
}

/** The same of a link's resources, whatever their shapes. */
function selectionOf({ range }: Field, reads: Reads, { shapes }: Model): Selection {
  const wanted = (shape: Shape): boolean =>
    range.kind !== 'link' || shape === range.shape || shape.above.includes(range.shape);
  return new Map(shapes.filter(wanted).map((shape) => [shape, reads]));
}

/** The reads of the label that people know a resource by. */
export function labelReads({ shapes }: Model): Selection {
  return new Map(
    shapes.flatMap((shape) =>
      shape.label
        ? [[shape, { values: new Set([shape.label]), links: new Map(), lists: [] }] as const]
        : [],
    ),
  );
}

/** The fields whose values are to be loaded, each with the resources of which they are not. */
export function fieldsWanted(
  wants: readonly Want[],
): ReadonlyMap<Field, ReadonlySet<RemoteResource>> {
  const pairs = wants.flatMap(({ resource, reads }) =>
    [...reads.values, ...reads.links.keys()].map((field) => [field, resource] as const),
  );
  return grouped(pairs.filter(([field, resource]) => !resource.hasValues(field)));
}

/** The lists that are wanted, each once for all resources of which it is. */
export function listsWanted(wants: readonly Want[]): readonly ListWant[] {
  const pairs = wants.flatMap(({ resource, reads }) =>
    reads.lists.map((plan) => [plan, resource] as const),
  );
  return [...grouped(pairs)].map(([plan, parents]) => ({ plan, parents }));
}

function grouped<Key>(
  pairs: readonly (readonly [Key, RemoteResource])[],
): ReadonlyMap<Key, ReadonlySet<RemoteResource>> {
  const found = new Map<Key, Set<RemoteResource>>();
  for (const [key, resource] of pairs) {
    const known = found.get(key);
    if (known) known.add(resource);
    else found.set(key, new Set([resource]));
  }
  return found;
}

/** What is wanted of the resources that links lead to, once these are loaded. */
export function wantsBehind(wants: readonly Want[]): readonly Want[] {
  return wants.flatMap(({ resource, reads }) =>
    [...reads.links].flatMap(([field, selection]) => wantsOf(resource.links(field), selection)),
  );
}
