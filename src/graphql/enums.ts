import type { EnumRef } from '@pothos/core';
import { enumOf, type Field } from '../model/model.ts';
import type { Builder } from './builder.ts';

/** The enum of a field; `undefined` for a field that is none. */
export type EnumOf = (field: Field) => EnumRef<never, string> | undefined;

/** The enums of a schema, each made when it is first asked for. */
export function createEnums(builder: Builder): EnumOf {
  const types = new Map<string, EnumRef<never, string>>();
  return (field) => {
    const values = enumOf(field);
    if (!values) return undefined;
    let type = types.get(values.type);
    if (!type) {
      type = builder.enumType(values.type, {
        description: `The values that ${field.name} can have.`,
        values: Object.fromEntries(
          [...values.names].map(([value, name]) => [name, { value, description: `"${value}"` }]),
        ),
      });
      types.set(values.type, type);
    }
    return type;
  };
}
