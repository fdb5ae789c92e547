import type { Resource } from '../../store/resource.ts';
import type { Builder, Ref, ResourceRef } from '../builder.ts';
import { traceNode, type Origin } from '../trace.ts';
import { cursorOf } from './cursor.ts';
import { pageOf, type Page, type PageArguments, type PageLimits } from './page.ts';

/** What makes the connection fields of a schema: their types, their arguments and their values. */
export type Connections = ReturnType<typeof createConnections>;

/** A page, with the link that its list comes from; a list at the root comes from none. */
interface ConnectionPage extends Page {
  readonly origin: Origin | undefined;
}

/** A resource on a page. */
interface Edge {
  readonly node: Resource;
  readonly origin: Origin | undefined;
}

/** Makes a connection type and an edge type for each type that a list has, when it is first asked for. */
export function createConnections(builder: Builder, limits: PageLimits) {
  const types = new Map<string, Ref<ConnectionPage>>();
  const pageInfo = definePageInfo(builder);
  return {
    args: pageArguments(builder, limits),
    value: (list: readonly Resource[], args: PageArguments, origin?: Origin): ConnectionPage => ({
      ...pageOf(list, args, limits),
      origin,
    }),
    type(node: ResourceRef): Ref<ConnectionPage> {
      let type = types.get(node.name);
      if (!type) types.set(node.name, (type = defineConnection(builder, node, pageInfo)));
      return type;
    },
  };
}

function pageArguments(builder: Builder, { pageSize, maxPageSize }: PageLimits) {
  return builder.args((t) => ({
    first: t.int({
      description: `How many from the start: ${pageSize} if nothing is said, ${maxPageSize} at most.`,
    }),
    after: t.string({ description: 'The cursor that the page begins after.' }),
    last: t.int({ description: `How many from the end: ${maxPageSize} at most.` }),
    before: t.string({ description: 'The cursor that the page ends before.' }),
  }));
}

function definePageInfo(builder: Builder): Ref<Page> {
  return builder.objectRef<Page>('PageInfo').implement({
    description: 'Where a page stands in its list.',
    fields: (t) => ({
      hasNextPage: t.exposeBoolean('hasNextPage', {
        description: 'Whether the list goes on after the page.',
      }),
      hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
        description: 'Whether the list begins before the page.',
      }),
      startCursor: t.string({
        description:
          'The cursor of the first on the page; give it as `before` for the page before.',
        nullable: true,
        resolve: ({ nodes }) => cursorAt(nodes, 0),
      }),
      endCursor: t.string({
        description: 'The cursor of the last on the page; give it as `after` for the next page.',
        nullable: true,
        resolve: ({ nodes }) => cursorAt(nodes, -1),
      }),
    }),
  });
}

function defineConnection(
  builder: Builder,
  node: ResourceRef,
  pageInfo: Ref<Page>,
): Ref<ConnectionPage> {
  const edge = defineEdge(builder, node);
  return builder.objectRef<ConnectionPage>(`${node.name}Connection`).implement({
    description: `A list of ${node.name}, in pages.`,
    fields: (t) => ({
      totalCount: t.exposeInt('totalCount', { description: 'How many there are on all pages.' }),
      nodes: t.field({
        type: [node],
        description: 'Those on this page.',
        resolve: ({ nodes, origin }, _args, { trace }) => {
          if (trace) for (const each of nodes) traceNode(trace, each, origin);
          return nodes;
        },
      }),
      edges: t.field({
        type: [edge],
        description: 'Those on this page, each with its cursor.',
        resolve: ({ nodes, origin }) => nodes.map((each) => ({ node: each, origin })),
      }),
      pageInfo: t.field({
        type: pageInfo,
        description: 'Where this page stands in the list.',
        resolve: (page) => page,
      }),
    }),
  });
}

function defineEdge(builder: Builder, node: ResourceRef): Ref<Edge> {
  return builder.objectRef<Edge>(`${node.name}Edge`).implement({
    description: `A ${node.name} in a list, with its cursor.`,
    fields: (t) => ({
      cursor: t.string({
        description: 'Where it stands in the list.',
        resolve: (edge) => cursorOf(edge.node.id),
      }),
      node: t.field({
        type: node,
        description: `The ${node.name} itself.`,
        resolve: (edge, _args, { trace }) => {
          traceNode(trace, edge.node, edge.origin);
          return edge.node;
        },
      }),
    }),
  });
}

function cursorAt(nodes: readonly Resource[], index: number): string | null {
  const node = nodes.at(index);
  return node ? cursorOf(node.id) : null;
}
