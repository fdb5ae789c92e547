import type { Model } from '../model/model.ts';
import type { Builder } from './builder.ts';

/** The enum of the types that a resource can have. */
export type TypeNames = ReturnType<typeof defineTypeNames>;

export function defineTypeNames(builder: Builder, model: Model) {
  return builder.enumType('TypeName', {
    description: 'The types that a resource can have.',
    values: model.shapes.length
      ? Object.fromEntries(model.shapes.map(({ name, description }) => [name, { description }]))
      : {
          NoType: { description: 'No resource has a type: the ontology has none, or shows none.' },
        },
  });
}
