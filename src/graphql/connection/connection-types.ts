import type { Resource } from '../../store/resource.ts';
import type { Builder, Ref, ResourceRef } from '../builder.ts';
import type { FacetTypes } from '../facet/facet-types.ts';
import { traceNode } from '../trace.ts';
import type { ConnectionPage } from './connection-page.ts';
import type { ListTarget } from './list-target.ts';
import { cursorOf } from './cursor.ts';
import type { Page } from './page-of-list.ts';

/** A resource on a page. */
interface Edge {
  readonly node: Resource;
  readonly page: ConnectionPage;
}

/** The connection and edge types of a schema, made for each type when they are first asked for. */
export class ConnectionTypes {
  readonly #builder: Builder;
  readonly #facets: FacetTypes;
  readonly #pageInfo: Ref<Page>;
  readonly #types = new Map<string, Ref<ConnectionPage>>();

  constructor(builder: Builder, facets: FacetTypes) {
    this.#builder = builder;
    this.#facets = facets;
    this.#pageInfo = definePageInfo(builder);
  }

  of(target: ListTarget): Ref<ConnectionPage> {
    let type = this.#types.get(target.type.name);
    if (!type) this.#types.set(target.type.name, (type = this.#define(target)));
    return type;
  }

  #define({ type, shape }: ListTarget): Ref<ConnectionPage> {
    const edge = defineEdge(this.#builder, type);
    return this.#builder.objectRef<ConnectionPage>(`${type.name}Connection`).implement({
      description: `A list of ${type.name}, in pages.`,
      fields: (t) => ({
        totalCount: t.exposeInt('totalCount', { description: 'How many there are on all pages.' }),
        nodes: t.field({
          type: [type],
          description: 'Those on this page.',
          resolve: ({ nodes, origin }, _args, { trace }) => {
            if (trace) for (const each of nodes) traceNode(trace, each, origin);
            return nodes;
          },
        }),
        edges: t.field({
          type: [edge],
          description: 'Those on this page, each with its cursor.',
          resolve: (page) => page.nodes.map((node) => ({ node, page })),
        }),
        pageInfo: t.field({
          type: this.#pageInfo,
          description: 'Where this page stands in the list.',
          resolve: (page) => page,
        }),
        ...(shape && { facets: this.#facets.field(shape, t) }),
      }),
    });
  }
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
        resolve: (page) => end(page, 0),
      }),
      endCursor: t.string({
        description: 'The cursor of the last on the page; give it as `after` for the next page.',
        nullable: true,
        resolve: (page) => end(page, -1),
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
        resolve: ({ node: resource, page }) => cursorAt(page, resource),
      }),
      node: t.field({
        type: node,
        description: `The ${node.name} itself.`,
        resolve: ({ node: resource, page }, _args, { trace }) => {
          traceNode(trace, resource, page.origin);
          return resource;
        },
      }),
    }),
  });
}

function cursorAt({ order }: Page, resource: Resource): string {
  return cursorOf(order.signature, order.placeOf(resource));
}

/** The cursor at an end of a page; `null` where the page is empty. */
function end(page: Page, index: 0 | -1): string | null {
  const resource = page.nodes.at(index);
  return resource ? cursorAt(page, resource) : null;
}
