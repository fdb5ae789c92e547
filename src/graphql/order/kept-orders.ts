import type { Resource } from '../../store/resource.ts';
import { isWholeClass } from '../connection/whole-class.ts';
import type { Order } from './order.ts';

/** A list in an order. */
interface Ordered {
  readonly order: Order;
  readonly list: readonly Resource[];
}

/** So many orders of a list are kept: languages of requests make orders of their own. */
const MOST = 8;

/** By the list, which is the same one as long as its snapshot is, and by what a cursor says of the order. */
const kept = new WeakMap<readonly Resource[], Map<string, Ordered>>();

/** A list that lives as long as its snapshot, in an order that is made once; `undefined` where the list is made anew each time. */
export function keptOrder(list: readonly Resource[], order: Order): Ordered | undefined {
  if (!isWholeClass(list)) return undefined;
  const orders = kept.get(list) ?? new Map<string, Ordered>();
  kept.set(list, orders);
  const ordered = orders.get(order.signature) ?? { order, list: order.sort(list) };
  orders.delete(order.signature);
  orders.set(order.signature, ordered);
  const [oldest] = orders.keys();
  if (orders.size > MOST && oldest !== undefined) orders.delete(oldest);
  return ordered;
}
