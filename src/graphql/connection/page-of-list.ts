import type { Resource } from '../../store/resource.ts';
import type { Order } from '../order/order.ts';

/** A part of a list, and whether more lies on either side of it. */
export interface Page {
  readonly totalCount: number;
  readonly nodes: readonly Resource[];
  readonly order: Order;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A list in its order, and which of it are wanted: all where nothing is said. */
export interface OrderedList {
  readonly list: readonly Resource[];
  readonly order: Order;
  readonly keeps?: ((resource: Resource) => boolean) | undefined;
}

/** A page of a list; what lies around it is looked at when it is asked for. */
export class PageOfList implements Page {
  readonly nodes: readonly Resource[];
  readonly #ordered: OrderedList;
  readonly #start: number;
  readonly #end: number;

  constructor(
    ordered: OrderedList,
    nodes: readonly Resource[],
    { start, end }: { start: number; end: number },
  ) {
    this.nodes = nodes;
    this.#ordered = ordered;
    this.#start = start;
    this.#end = end;
  }

  get order(): Order {
    return this.#ordered.order;
  }

  get totalCount(): number {
    const { list, keeps } = this.#ordered;
    return keeps ? list.filter(keeps).length : list.length;
  }

  get hasNextPage(): boolean {
    return this.#hasAny(this.#end, this.#ordered.list.length);
  }

  get hasPreviousPage(): boolean {
    return this.#hasAny(0, this.#start);
  }

  #hasAny(from: number, to: number): boolean {
    const { list, keeps } = this.#ordered;
    if (!keeps) return from < to;
    for (let at = from; at < to; at += 1) {
      const resource = list[at];
      if (resource && keeps(resource)) return true;
    }
    return false;
  }
}
