import type { Shape } from '../../model/model.ts';
import type { Resource } from '../../store/resource.ts';
import type { RequestContext } from '../builder.ts';
import type { Countable } from '../facet/facet.ts';
import { compileConditions, type Condition, type FilterInput } from '../filter/filter.ts';
import { narrowed } from '../filter/narrow.ts';
import { keptOrder } from '../order/kept-orders.ts';
import { Order, type OrderInput } from '../order/order.ts';
import type { Origin } from '../trace.ts';
import type { OrderedList, Page } from './page-of-list.ts';
import { pageOf, type PageArguments, type PageLimits } from './page.ts';
import { isWholeClass } from './whole-class.ts';

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
  const isWhole = shape && where && isWholeClass(list);
  const narrow = isWhole ? narrowed(shape, where, context.snapshot) : undefined;
  const page = pageOf(ordered(narrow ?? list, { order, conditions }), args, limits);
  return Object.assign(page, { countable: { list, conditions, context }, origin });
}

/** A whole class is ordered once for its snapshot and filtered as far as need be; any other list is filtered first. */
function ordered(
  list: readonly Resource[],
  { order, conditions }: { order: Order; conditions: readonly Condition[] },
): OrderedList {
  const keeps = conditions.length
    ? (resource: Resource) => conditions.every((condition) => condition.keeps(resource))
    : undefined;
  const kept = keptOrder(list, order);
  if (kept) return { ...kept, keeps };
  return { list: order.sort(keeps ? list.filter(keeps) : list), order };
}
