import type { GraphQLSchema } from 'graphql';
import type { Model, Shape } from '../model/model.ts';
import type { Resource } from '../store/resource.ts';
import { createBuilder, type Builder, type Ref, type ResourceRef } from './builder.ts';
import { defineCatalogue } from './catalogue.ts';
import { createConnections, type Connections } from './connection/connection.ts';
import type { PageLimits } from './connection/page.ts';
import { defineQuery } from './query.ts';
import { defineResourceType } from './resource-type.ts';
import { addScalars } from './scalars.ts';
import { createTexts, type Texts } from './text.ts';

/** What the parts of a schema need of each other while it is built. */
export interface Parts {
  readonly builder: Builder;
  readonly model: Model;
  readonly connections: Connections;
  readonly texts: Texts;
  /** The interface that the type of every shape has. */
  readonly node: Extract<ResourceRef, { kind: 'Interface' }>;
  readonly typeOf: (shape: Shape) => Ref<Resource>;
}

/** The GraphQL schema of a model. It holds no data: the snapshot comes with each request. */
export function buildSchema(model: Model, limits: PageLimits): GraphQLSchema {
  const builder = createBuilder();
  addScalars(builder, model);
  const types = new Map<string, Ref<Resource>>();
  const parts: Parts = {
    builder,
    model,
    connections: createConnections(builder, limits),
    texts: createTexts(builder),
    node: defineNode(builder),
    typeOf(shape) {
      let type = types.get(shape.name);
      if (!type) types.set(shape.name, (type = builder.objectRef<Resource>(shape.name)));
      return type;
    },
  };
  defineQuery(parts);
  for (const shape of model.shapes) defineResourceType(parts, shape);
  defineCatalogue(parts);
  // Types and fields stay in the order of the shapes, which is an order for readers.
  return builder.toSchema({ sortSchema: false });
}

function defineNode(builder: Builder): Parts['node'] {
  return builder.interfaceRef<Resource>('Node').implement({
    description: 'Anything in the catalogue that has an address and a type.',
    fields: (t) => ({
      id: t.exposeID('id', {
        description:
          'The address. It can be fetched: the same resource answers there as JSON-LD, Turtle and more, and `@id` in JSON-LD is the same.',
      }),
    }),
    resolveType: ({ shape }) => shape?.name,
  });
}
