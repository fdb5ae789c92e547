import { isLink, type Field, type Shape } from '../../model/model.ts';
import { scalarOf } from '../scalars.ts';
import type { Builder, InputFieldBuilder, InputRef } from '../builder.ts';
import type { EnumOf } from '../enums.ts';
import type { TypeNames } from '../type-names.ts';
import { createValueFilterTypes } from './value-filter-types.ts';

/** The enums that filters take values of. */
export interface Enums {
  readonly typeNames: TypeNames;
  readonly enumOf: EnumOf;
}

/** The input types that filter resources, each made when it is first asked for. */
export class FilterTypes {
  readonly #builder: Builder;
  readonly #valueFilter: ReturnType<typeof createValueFilterTypes>;
  readonly #idFilter: InputRef;
  readonly #typeFilter: InputRef;
  readonly #enumOf: EnumOf;
  readonly #types = new Map<string, InputRef>();

  constructor(builder: Builder, { typeNames, enumOf }: Enums) {
    this.#builder = builder;
    this.#valueFilter = createValueFilterTypes(builder);
    this.#idFilter = defineIdFilter(builder);
    this.#typeFilter = defineTypeFilter(builder, typeNames);
    this.#enumOf = enumOf;
  }

  /** The filter of a shape's resources; without a shape, of resources of any type. */
  of(target: Shape | undefined): InputRef {
    const name = nameOf(target);
    return this.#make(`${name}Filter`, {
      description: `Which ${name} is wanted. All that is said must hold; {} is true of each.`,
      fields: (t, type) => ({
        id: t.field({ type: this.#idFilter, description: 'The address.' }),
        and: t.field({ type: [type], description: 'All of these hold; an empty list is true.' }),
        or: t.field({ type: [type], description: 'One of these holds; an empty list is false.' }),
        not: t.field({ type, description: 'This does not hold.' }),
        exists: t.boolean({ description: `Of a link: whether it leads to a ${name}.` }),
        ...(target ? this.#fieldsOf(target, t) : this.#typeField(t)),
      }),
    });
  }

  #listOf(target: Shape | undefined): InputRef {
    const name = nameOf(target);
    const type = this.of(target);
    return this.#make(`${name}ListFilter`, {
      description: `What the linked ${name} must be like. All that is said must hold.`,
      fields: (t) => ({
        some: t.field({ type, description: 'At least one is like this.' }),
        none: t.field({ type, description: 'None is like this.' }),
        every: t.field({ type, description: 'All are like this; so it is where there is none.' }),
        exists: t.boolean({ description: 'Whether there is one at all.' }),
      }),
    });
  }

  #fieldsOf({ fields }: Shape, t: InputFieldBuilder) {
    return Object.fromEntries(
      fields.map((field) => {
        const options = { type: this.#typeOf(field), description: field.description };
        return [field.name, t.field(options)];
      }),
    );
  }

  #typeField(t: InputFieldBuilder) {
    return { type: t.field({ type: this.#typeFilter, description: 'The type of the resource.' }) };
  }

  #typeOf(field: Field): InputRef {
    const { range, many } = field;
    const target = range.kind === 'link' ? range.shape : undefined;
    if (isLink(field)) return many ? this.#listOf(target) : this.of(target);
    const type = this.#enumOf(field);
    if (type) return this.#enumFilter(type);
    if (range.kind === 'literal') return this.#valueFilter(scalarOf(range));
    return this.#valueFilter(range.kind === 'iri' ? 'IRI' : 'String');
  }

  #enumFilter(type: NonNullable<ReturnType<EnumOf>>): InputRef {
    return this.#make(`${type.name}Filter`, {
      description: `Which value of ${type.name} is wanted. All that is said must hold.`,
      fields: (t) => ({
        eq: t.field({ type, description: 'This value.' }),
        in: t.field({ type: [type], description: 'One of these values.' }),
        exists: t.boolean({ description: 'Whether there is a value at all.' }),
      }),
    });
  }

  /** A filter may name itself in its fields, so its name is known before its fields are. */
  #make(name: string, { description, fields }: Definition): InputRef {
    const known = this.#types.get(name);
    if (known) return known;
    const type = this.#builder.inputRef<object>(name);
    this.#types.set(name, type);
    this.#builder.inputType(type, { description, fields: (t) => fields(t, type) });
    return type;
  }
}

interface Definition {
  readonly description: string;
  readonly fields: (
    t: InputFieldBuilder,
    type: InputRef,
  ) => Record<string, ReturnType<InputFieldBuilder['field']>>;
}

function nameOf(target: Shape | undefined): string {
  return target?.name ?? 'Node';
}

function defineIdFilter(builder: Builder): InputRef {
  return builder.inputType('IDFilter', {
    description: 'Which address a resource must have, whole or relative to that of the catalogue.',
    fields: (t) => ({
      eq: t.id({ description: 'This address.' }),
      in: t.idList({ description: 'One of these addresses.' }),
    }),
  });
}

function defineTypeFilter(builder: Builder, type: TypeNames): InputRef {
  return builder.inputType('TypeFilter', {
    description: 'Which type a resource must have.',
    fields: (t) => ({
      eq: t.field({ type, description: 'This type.' }),
      in: t.field({ type: [type], description: 'One of these types.' }),
    }),
  });
}
