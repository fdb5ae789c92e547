import { specifiedDirectives, type GraphQLSchema } from 'graphql';
import type { Model } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';
import { createBuilder, type Builder, type Ref } from './builder.ts';
import { defineCatalogue } from './catalogue.ts';
import { Connections } from './lists/connections.ts';
import type { PageLimits } from './lists/list-question.ts';
import type { Parts } from './parts.ts';
import { createEnums } from './enums.ts';
import { defineQuery } from './query.ts';
import { defineResourceType } from './resource-type.ts';
import { addScalars } from './scalars.ts';
import { defineSearch } from './search.ts';
import { schemaDirectives } from './directives.ts';
import { displayNameOf } from './display-name.ts';
import { reading } from './field-reads.ts';
import { defineSuggest } from './suggest.ts';
import { createTexts, languagesOf, type Texts } from './text.ts';
import { defineTypeNames } from './type-names.ts';
import { defineWhereToAsk } from './where-to-ask.ts';

/** What a schema says besides what its model does. */
interface SchemaOptions extends PageLimits {
  /** Whether the catalogue is in somebody else's engine, with nothing beside it: not so by default. */
  readonly isBare?: boolean;
}

/** The GraphQL schema of a model. It has no data: the view comes with each request. */
export function buildSchema(
  model: Model,
  { isBare = false, ...limits }: SchemaOptions,
): GraphQLSchema {
  const builder = createBuilder();
  addScalars(builder, model);
  const typeNames = defineTypeNames(builder, model);
  const enums = createEnums(builder);
  const types = new Map<string, Ref<Resource>>();
  const texts = createTexts(builder);
  const node = defineNode(builder, texts);
  const parts: Parts = {
    builder,
    model,
    isBare,
    typeNames,
    enumOf: enums,
    connections: new Connections(builder, {
      ...{ typeNames, enumOf: enums, limits, isBare, node, texts },
    }),
    texts,
    node,
    typeOf(shape) {
      let type = types.get(shape.name);
      if (!type) types.set(shape.name, (type = builder.objectRef<Resource>(shape.name)));
      return type;
    },
  };
  defineQuery(parts);
  defineSearch(parts, limits);
  defineSuggest(parts, limits);
  defineWhereToAsk(parts);
  for (const shape of model.shapes) defineResourceType(parts, shape);
  defineCatalogue(parts);
  // Types and fields stay in the order of the shapes, which is an order for readers.
  const directives = [...specifiedDirectives, ...schemaDirectives];
  return builder.toSchema({ sortSchema: false, directives });
}

function defineNode(builder: Builder, { args }: Texts): Parts['node'] {
  return builder.interfaceRef<Resource>('Node').implement({
    description: 'A resource of the catalogue: it has an address and a type.',
    fields: (t) => ({
      id: t.exposeID('id', {
        description:
          'The address, the same as `@id` in JSON-LD. An address under the base address of the catalogue can be requested as JSON-LD, Turtle and other formats.',
      }),
      displayName: t.string({
        ...reading({ kind: 'label' }),
        description:
          'What to call the resource, whatever its type: its name in a language; its address, where it has none. It repeats another field, so exports are without it.',
        args,
        resolve: (resource, { languages }, context) =>
          displayNameOf(resource, languagesOf(languages, context), context.trace),
      }),
    }),
    resolveType: ({ shape }) => shape?.name,
  });
}
