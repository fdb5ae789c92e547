import type { Shape } from '../../model/model.ts';
import type { Resource } from '../../store/resource.ts';
import type { Builder, Ref, RequestContext } from '../builder.ts';
import { FacetTypes } from '../facet/facet-types.ts';
import { FilterTypes } from '../filter/filter-types.ts';
import { OrderTypes } from '../order/order-types.ts';
import type { Origin } from '../trace.ts';
import type { TypeNames } from '../type-names.ts';
import { connectionPage, type ConnectionPage, type ListArguments } from './connection-page.ts';
import type { ListTarget } from './list-target.ts';
import { ConnectionTypes } from './connection-types.ts';
import type { PageLimits } from './page.ts';

interface Circumstances {
  readonly shape: Shape | undefined;
  readonly context: RequestContext;
  readonly origin?: Origin;
}

/** The connection fields of a schema: their types, their arguments and their values. */
export class Connections {
  readonly #builder: Builder;
  readonly #limits: PageLimits;
  readonly #filters: FilterTypes;
  readonly #orders: OrderTypes;
  readonly #types: ConnectionTypes;

  constructor(builder: Builder, typeNames: TypeNames, limits: PageLimits) {
    this.#builder = builder;
    this.#limits = limits;
    this.#filters = new FilterTypes(builder, typeNames);
    this.#orders = new OrderTypes(builder);
    this.#types = new ConnectionTypes(builder, new FacetTypes(builder, limits));
  }

  type(target: ListTarget): Ref<ConnectionPage> {
    return this.#types.of(target);
  }

  args({ shape }: ListTarget) {
    const where = this.#filters.of(shape);
    const order = shape && this.#orders.of(shape);
    const { pageSize, maxPageSize } = this.#limits;
    return this.#builder.args((t) => ({
      where: t.field({ type: where, description: 'Which of the list: all if nothing is said.' }),
      ...(order && {
        orderBy: t.field({
          type: [order],
          description: 'The order, the first level first; by address if nothing is said.',
        }),
      }),
      first: t.int({
        description: `How many from the start: ${pageSize} if nothing is said, ${maxPageSize} at most.`,
      }),
      after: t.string({ description: 'The cursor that the page begins after.' }),
      last: t.int({ description: `How many from the end: ${maxPageSize} at most.` }),
      before: t.string({ description: 'The cursor that the page ends before.' }),
    }));
  }

  /** The page of a list that the arguments ask for; `origin` is the link that the list comes from. */
  value(
    list: readonly Resource[],
    args: ListArguments,
    { shape, context, origin }: Circumstances,
  ): ConnectionPage {
    return connectionPage(list, args, { shape, context, origin, limits: this.#limits });
  }
}
