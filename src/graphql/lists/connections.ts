import type { GraphQLResolveInfo } from 'graphql';
import type { Field } from '../../model/model.ts';
import type { Extent } from '../../reading/view.ts';
import type { Builder, Ref, ResourceRef } from '../builder.ts';
import type { ListReads } from '../field-reads.ts';
import type { RequestContext } from '../request-context.ts';
import type { Texts } from '../text.ts';
import type { Connection, ListTarget } from './connection.ts';
import { ConnectionTypes } from './connection-types.ts';
import { comparingWords } from './comparing-words.ts';
import { FacetTypes } from './facet-types.ts';
import { FilterTypes, type Enums } from './filter-types.ts';
import { GroupInputs } from './group-inputs.ts';
import { defineGroupKey } from './group-key.ts';
import { GroupTypes } from './group-types.ts';
import { whereGiven } from './group-where.ts';
import { QuestionReader, type ListArguments, type PageLimits } from './list-question.ts';
import { OrderTypes } from './order-types.ts';
import { ShapeEnums } from './shape-enums.ts';

/** What connections are made with. */
interface ConnectionParts extends Enums {
  readonly limits: PageLimits;
  /** Whether the catalogue is in somebody else's engine. */
  readonly isBare: boolean;
  readonly node: ResourceRef;
  readonly texts: Texts;
}

/** The connection fields of a schema: their types, their arguments and their values. */
export class Connections {
  readonly #builder: Builder;
  readonly #limits: PageLimits;
  readonly #filters: FilterTypes;
  readonly #orders: OrderTypes;
  readonly #types: ConnectionTypes;

  constructor(builder: Builder, { limits, isBare, node, texts, ...enums }: ConnectionParts) {
    const words = comparingWords(isBare);
    this.#builder = builder;
    this.#limits = limits;
    this.#filters = new FilterTypes(builder, enums, words);
    this.#orders = new OrderTypes(builder, words);
    const shapeEnums = new ShapeEnums(builder);
    const groups = new GroupTypes(builder, {
      enums: shapeEnums,
      key: defineGroupKey(builder, { node, texts }),
      inputs: new GroupInputs(builder, {
        count: this.#filters.count,
        direction: this.#orders.direction,
      }),
      limits,
      words,
    });
    const facets = new FacetTypes(builder, shapeEnums, limits);
    this.#types = new ConnectionTypes(builder, { facets, groups });
  }

  type(target: ListTarget): Ref<Connection> {
    return this.#types.of(target);
  }

  args({ shape }: ListTarget) {
    const where = this.#filters.of(shape);
    const order = shape && this.#orders.of(shape);
    const { pageSize, maxPageSize } = this.#limits;
    return this.#builder.args((t) => ({
      where: t.field({
        type: where,
        description: 'Conditions on the results; by default all are returned.',
      }),
      ...(order && {
        orderBy: t.field({
          type: [order],
          description: 'The order, most significant field first; by address by default.',
        }),
      }),
      first: t.int({
        description: `The page size, counted from the start. Default: ${pageSize}, at most ${maxPageSize}.`,
      }),
      after: t.string({ description: 'The page starts after this cursor.' }),
      last: t.int({ description: `The page size, counted from the end; at most ${maxPageSize}.` }),
      before: t.string({ description: 'The page ends before this cursor.' }),
    }));
  }

  /** What a list field reads, and how it is resolved; `field` is the link that leads to the list, if one does. */
  reads({ shape }: ListTarget, field?: Field): ListReads & { readonly value: Resolve } {
    const reader = new QuestionReader(shape, this.#limits);
    return {
      kind: 'list',
      shape,
      field,
      question: (node, args, context) => reader.read(node, args, context),
      value: (extent, args, { context, info }) => {
        const question = reader.read(info.fieldNodes[0], args, context);
        const list = context.view.list(extent, question, context.pace);
        const origin = extent.kind === 'link' ? extent : undefined;
        return { list, question, origin, where: () => whereGiven(args.where, info) };
      },
    };
  }
}

type Resolve = (
  extent: Extent,
  args: ListArguments,
  request: { readonly context: RequestContext; readonly info: GraphQLResolveInfo },
) => Connection;
