import { isLink, type Field, type Shape } from '../../model/model.ts';
import { scalarOf } from '../scalars.ts';
import type { Builder, InputFieldBuilder, InputRef } from '../builder.ts';
import type { EnumOf } from '../enums.ts';
import type { TypeNames } from '../type-names.ts';
import { pluralOf, singularOf } from '../business-words.ts';
import type { ComparingWords } from './comparing-words.ts';
import { createValueFilterTypes, defineCountFilter } from './value-filter-types.ts';

/** The enums that filters take values of. */
export interface Enums {
  readonly typeNames: TypeNames;
  readonly enumOf: EnumOf;
}

/** The input types that filter resources; each is defined at its first use. */
export class FilterTypes {
  readonly #builder: Builder;
  /** The filter of how many there are. */
  readonly count: InputRef;
  readonly #valueFilter: ReturnType<typeof createValueFilterTypes>;
  readonly #idFilter: InputRef;
  readonly #typeFilter: InputRef;
  readonly #enumOf: EnumOf;
  readonly #types = new Map<string, InputRef>();

  constructor(builder: Builder, { typeNames, enumOf }: Enums, words: ComparingWords) {
    this.#builder = builder;
    this.count = defineCountFilter(builder);
    this.#valueFilter = createValueFilterTypes(builder, this.count, words);
    this.#idFilter = defineIdFilter(builder);
    this.#typeFilter = defineTypeFilter(builder, typeNames);
    this.#enumOf = enumOf;
  }

  /** The filter of a shape's resources; without a shape, of resources of any type. */
  of(target: Shape | undefined): InputRef {
    return this.#make(`${nameOf(target)}Filter`, {
      description: `Conditions on ${pluralOf(target)}. A match meets all of them; {} matches everything.`,
      fields: (t, type) => ({
        id: t.field({ type: this.#idFilter, description: 'The address.' }),
        and: t.field({
          type: [type],
          description: 'All of these match; an empty list matches everything.',
        }),
        or: t.field({
          type: [type],
          description: 'At least one of these matches; an empty list matches nothing.',
        }),
        not: t.field({ type, description: 'This does not match.' }),
        exists: t.boolean({
          description: `Of a link: whether there is a linked ${singularOf(target)}.`,
        }),
        ...(target ? this.#fieldsOf(target, t) : this.#typeField(t)),
      }),
    });
  }

  #listOf(target: Shape | undefined): InputRef {
    const type = this.of(target);
    return this.#make(`${nameOf(target)}ListFilter`, {
      description: `Conditions on linked ${pluralOf(target)}. All of them must be met.`,
      fields: (t) => ({
        some: t.field({ type, description: 'At least one of them matches.' }),
        none: t.field({ type, description: 'None of them matches.' }),
        every: t.field({ type, description: 'All of them match, or there are none.' }),
        exists: t.boolean({ description: 'Whether there are any.' }),
        count: t.field({ type: this.count, description: 'How many there are.' }),
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
    if (type) return this.#enumFilter(type, many);
    if (range.kind === 'literal') return this.#valueFilter(scalarOf(range), many);
    return this.#valueFilter(range.kind === 'iri' ? 'IRI' : 'String', many);
  }

  #enumFilter(type: NonNullable<ReturnType<EnumOf>>, many: boolean): InputRef {
    return this.#make(`${type.name}${many ? 'List' : ''}Filter`, {
      description: `Filters by a value of ${type.name}. All conditions must be true.`,
      fields: (t) => ({
        eq: t.field({ type, description: 'Equal to this value.' }),
        in: t.field({ type: [type], description: 'Equal to one of these values.' }),
        exists: t.boolean({ description: 'Whether there is a value.' }),
        ...(many && {
          count: t.field({ type: this.count, description: 'How many values there are.' }),
        }),
      }),
    });
  }

  /** A filter can use itself in its fields, so its name is defined before its fields. */
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
    description:
      'Conditions on the address, absolute or relative to the base address of the catalogue.',
    fields: (t) => ({
      eq: t.id({ description: 'Equal to this address.' }),
      in: t.idList({ description: 'Equal to one of these addresses.' }),
    }),
  });
}

function defineTypeFilter(builder: Builder, type: TypeNames): InputRef {
  return builder.inputType('TypeFilter', {
    description: 'Conditions on the type.',
    fields: (t) => ({
      eq: t.field({ type, description: 'Equal to this type.' }),
      in: t.field({ type: [type], description: 'Equal to one of these types.' }),
    }),
  });
}
