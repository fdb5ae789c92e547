import type { Shape } from '../../model/model.ts';
import type { Resource } from '../../store/resource.ts';
import type { RequestContext } from '../builder.ts';
import type { Countable } from '../facet/facet.ts';
import { compileConditions, type FilterInput } from '../filter/filter.ts';
import { Order, type OrderInput } from '../order/order.ts';
import type { Origin } from '../trace.ts';
import { pageOf, type Page, type PageArguments, type PageLimits } from './page.ts';

/** What can be said of a list: which of it, in which order, which part. */
export interface ListArguments extends PageArguments {
  readonly where?: object | null | undefined;
  readonly orderBy?: readonly object[] | null | undefined;
}

/** A page, what its facets are counted over, and the link that its list comes from; at the root there is none. */
export interface ConnectionPage extends Page {
  readonly countable: Countable;
  readonly origin: Origin | undefined;
}

interface ListContext {
  /** The shape of the list's resources; `undefined` where they are of any. */
  readonly shape: Shape | undefined;
  readonly context: RequestContext;
  readonly limits: PageLimits;
  readonly origin?: Origin | undefined;
}

/** The page of a list that the arguments ask for: filtered, ordered, cut. */
export function connectionPage(
  list: readonly Resource[],
  args: ListArguments,
  { shape, context, limits, origin }: ListContext,
): ConnectionPage {
  // The schema has seen to it that the inputs are what they are named.
  const where = args.where as FilterInput | null | undefined;
  const orderBy = args.orderBy as readonly OrderInput[] | null | undefined;
  const conditions = compileConditions(shape, where, context.snapshot.base);
  const order = new Order(shape, orderBy, context);
  const kept = conditions.length
    ? list.filter((resource) => conditions.every(({ keeps }) => keeps(resource)))
    : list;
  const page = pageOf({ list: order.sort(kept), order }, args, limits);
  // Written out, since an answer has many pages and a spread costs as much as all the rest of one.
  return {
    totalCount: page.totalCount,
    nodes: page.nodes,
    order,
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    countable: { list, conditions, context },
    origin,
  };
}
