import SchemaBuilder, {
  type InputObjectRef,
  type InterfaceRef,
  type ObjectRef,
} from '@pothos/core';
import type { ScalarName } from '../rdf/datatype.ts';
import type { Resource } from '../reading/view.ts';
import type { RequestContext } from './request-context.ts';

/** The scalars that GraphQL does not have by itself. */
export type OwnScalarName = Exclude<ScalarName, 'String' | 'Boolean' | 'Int' | 'Float'> | 'IRI';

interface Types {
  Context: RequestContext;
  DefaultFieldNullability: false;
  Scalars: Record<OwnScalarName, { Input: string; Output: string }> & {
    JSON: { Input: unknown; Output: unknown };
  };
}

type Extended = PothosSchemaTypes.ExtendDefaultTypes<Types>;

export type Builder = PothosSchemaTypes.SchemaBuilder<Extended>;
export type Ref<Value> = ObjectRef<Extended, Value>;
export type ResourceRef = Ref<Resource> | InterfaceRef<Extended, Resource>;
export type FieldBuilderOf<Value> = PothosSchemaTypes.ObjectFieldBuilder<Extended, Value>;
export type FieldBuilder = FieldBuilderOf<Resource>;

export type InputRef = InputObjectRef<Extended, object>;
export type InputFieldBuilder = PothosSchemaTypes.InputFieldBuilder<Extended, 'InputObject'>;

/** An empty schema whose fields are non-null unless they say otherwise. */
export function createBuilder(): Builder {
  return new SchemaBuilder<Types>({ defaultFieldNullability: false });
}
