import type { Shape } from '../../model/model.ts';
import type { Resource, View } from '../../reading/view.ts';
import type { Work } from '../../reading/work.ts';
import type { Order } from './order.ts';

/** A view that lists its classes. */
export interface ClassView extends View {
  /** Every resource of a shape, by address. */
  ofShape(shape: Shape): readonly Resource[];
}

/** A list in an order. */
export interface Ordered {
  readonly order: Order;
  readonly list: readonly Resource[];
}

/** So many orders of a class are cached: languages of requests make orders of their own. */
const MOST = 8;

/** All resources of a shape in an order that is made once for a view. */
export function* orderingClass(shape: Shape, order: Order, view: ClassView): Work<Ordered> {
  if (order.isByAddress) return { order, list: view.ofShape(shape) };
  const orders = view.remember(`orders of ${shape.name}`, () => new Map<string, Ordered>());
  const ordered = orders.get(order.key) ?? {
    order,
    list: yield* order.sorting(view.ofShape(shape)),
  };
  // The order that was used last comes last.
  orders.delete(order.key);
  orders.set(order.key, ordered);
  const [oldest] = orders.keys();
  if (orders.size > MOST && oldest !== undefined) orders.delete(oldest);
  return ordered;
}
