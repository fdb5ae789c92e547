import type { List, Resource } from '../../reading/view.ts';
import type { Shape } from '../../model/model.ts';
import type { Builder, FieldBuilderOf, Ref } from '../builder.ts';
import { pluralOf, singularOf } from '../business-words.ts';
import { reading } from '../field-reads.ts';
import type { RequestContext } from '../request-context.ts';
import { traceNode, type Origin } from '../trace.ts';
import type { Connection, ListTarget } from './connection.ts';
import { cursorOf } from './cursor.ts';
import type { FacetTypes } from './facet-types.ts';
import type { GroupTypes } from './group-types.ts';
import { whenWorkedOut } from './when-worked-out.ts';

/** A resource on a page. */
interface Edge {
  readonly node: Resource;
  readonly connection: Connection;
}

/** What a list of one shape has beside its pages. */
interface ListFields {
  readonly facets: FacetTypes;
  readonly groups: GroupTypes;
}

/** The connection and edge types of a schema, defined for each type at its first use. */
export class ConnectionTypes {
  readonly #builder: Builder;
  readonly #fields: ListFields;
  readonly #pageInfo: Ref<Connection>;
  readonly #types = new Map<string, Ref<Connection>>();

  constructor(builder: Builder, fields: ListFields) {
    this.#builder = builder;
    this.#fields = fields;
    this.#pageInfo = definePageInfo(builder);
  }

  of(target: ListTarget): Ref<Connection> {
    let type = this.#types.get(target.type.name);
    if (!type) this.#types.set(target.type.name, (type = this.#define(target)));
    return type;
  }

  /** What counts by the values of a shape's fields. */
  #countsOf(shape: Shape, t: FieldBuilderOf<Connection>) {
    const facets = this.#fields.facets.field(shape, t);
    const groups = this.#fields.groups.field(shape, t);
    return { ...(facets && { facets }), ...(groups && { groups }) };
  }

  #define({ type, shape }: ListTarget): Ref<Connection> {
    const edge = defineEdge(this.#builder, { type, shape });
    return this.#builder.objectRef<Connection>(`${type.name}Connection`).implement({
      description: `A page of a list of ${pluralOf(shape)}.`,
      fields: (t) => ({
        totalCount: t.int({
          ...reading({ kind: 'total' }),
          description: `The number of ${pluralOf(shape)} on all pages.`,
          resolve: ({ list }, _args, context) =>
            whenWorkedOut(list, 'total', { context, give: () => list.totalCount }),
        }),
        nodes: t.field({
          ...reading({ kind: 'nodes' }),
          type: [type],
          description: `The ${pluralOf(shape)} on this page.`,
          resolve: ({ list, origin }, _args, context) =>
            whenWorkedOut(list, 'nodes', { context, give: () => traced(list, origin, context) }),
        }),
        edges: t.field({
          ...reading({ kind: 'nodes' }),
          type: [edge],
          description: `The ${pluralOf(shape)} on this page, each with its cursor.`,
          resolve: (connection, _args, context) => {
            const { list } = connection;
            const give = () => list.nodes.map((node) => ({ node, connection }));
            return whenWorkedOut(list, 'nodes', { context, give });
          },
        }),
        pageInfo: t.field({
          type: this.#pageInfo,
          description: 'The position of this page in the list.',
          resolve: (connection) => connection,
        }),
        ...(shape && this.#countsOf(shape, t)),
      }),
    });
  }
}

/** The nodes of a list, for the answer and its trace. */
function traced(
  { nodes }: List,
  origin: Origin | undefined,
  { trace }: RequestContext,
): readonly Resource[] {
  if (trace) for (const each of nodes) traceNode(trace, each, origin);
  return nodes;
}

function definePageInfo(builder: Builder): Ref<Connection> {
  return builder.objectRef<Connection>('PageInfo').implement({
    description: 'The position of a page in its list.',
    fields: (t) => ({
      hasNextPage: t.boolean({
        ...reading({ kind: 'around' }),
        description: 'Whether there is a next page.',
        resolve: ({ list }, _args, context) =>
          whenWorkedOut(list, 'around', { context, give: () => list.hasNextPage }),
      }),
      hasPreviousPage: t.boolean({
        ...reading({ kind: 'around' }),
        description: 'Whether there is a previous page.',
        resolve: ({ list }, _args, context) =>
          whenWorkedOut(list, 'around', { context, give: () => list.hasPreviousPage }),
      }),
      startCursor: t.string({
        ...reading({ kind: 'nodes' }),
        description: 'The cursor of the first result: use it as `before` to get the previous page.',
        nullable: true,
        resolve: (connection, _args, context) => {
          const { list } = connection;
          const give = () => cursorAt(connection, list.nodes[0]);
          return whenWorkedOut(list, 'nodes', { context, give });
        },
      }),
      endCursor: t.string({
        ...reading({ kind: 'nodes' }),
        description: 'The cursor of the last result: use it as `after` to get the next page.',
        nullable: true,
        resolve: (connection, _args, context) => {
          const { list } = connection;
          const give = () => cursorAt(connection, list.nodes.at(-1));
          return whenWorkedOut(list, 'nodes', { context, give });
        },
      }),
    }),
  });
}

function defineEdge(builder: Builder, { type: node, shape }: ListTarget): Ref<Edge> {
  return builder.objectRef<Edge>(`${node.name}Edge`).implement({
    description: `One of the ${pluralOf(shape)} of a list, with its cursor.`,
    fields: (t) => ({
      cursor: t.string({
        description: 'The position in the list.',
        resolve: (edge) => cursorOf(edge.connection.question, placeOf(edge)),
      }),
      node: t.field({
        type: node,
        description: `The ${singularOf(shape)}.`,
        resolve: ({ node: resource, connection }, _args, { trace }) => {
          traceNode(trace, resource, connection.origin);
          return resource;
        },
      }),
    }),
  });
}

function placeOf({ node, connection }: Edge) {
  return connection.list.placeOf(node);
}

/** The cursor of a resource at an end of a page; `null` where the page is empty. */
function cursorAt(connection: Connection, node: Resource | undefined): string | null {
  return node ? cursorOf(connection.question, placeOf({ node, connection })) : null;
}
