import type { Model, Shape } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';
import type { Builder, Ref, ResourceRef } from './builder.ts';
import type { Connections } from './lists/connections.ts';
import type { EnumOf } from './enums.ts';
import type { Texts } from './text.ts';
import type { TypeNames } from './type-names.ts';

/** What the parts of a schema need of each other while it is built. */
export interface Parts {
  readonly builder: Builder;
  readonly model: Model;
  /** Whether the catalogue is in somebody else's engine: nobody says its version there. */
  readonly isBare: boolean;
  readonly connections: Connections;
  readonly texts: Texts;
  readonly typeNames: TypeNames;
  readonly enumOf: EnumOf;
  /** The interface that the type of every shape has. */
  readonly node: Extract<ResourceRef, { kind: 'Interface' }>;
  readonly typeOf: (shape: Shape) => Ref<Resource>;
}
