import type { EnumRef } from '@pothos/core';
import { isLink, type Field, type Shape } from '../../model/model.ts';
import { isOrdered } from '../../rdf/compare-literals.ts';
import { pluralOf } from '../business-words.ts';
import type { Builder } from '../builder.ts';
import { scalarOf } from '../scalars.ts';

/** An enum of fields of a shape. */
export type FieldsEnum = EnumRef<never, string>;

/** Which fields an enum has, how its name ends, and what they are for. */
interface Choice {
  readonly ending: string;
  readonly purpose: string;
  readonly has: (field: Field) => boolean;
}

const choices = {
  counted: {
    ending: 'FacetField',
    purpose: 'by which VALUES can be counted',
    has: () => true,
  },
  ranged: {
    ending: 'RangeField',
    purpose: 'of VALUES whose values have a least and a greatest one',
    has: isRanged,
  },
  summed: {
    ending: 'NumberField',
    purpose: 'of VALUES whose values are numbers',
    has: isNumber,
  },
} as const satisfies Record<string, Choice>;

/** The enums of a schema that name fields of a shape, each made when it is first asked for. */
export class ShapeEnums {
  readonly #builder: Builder;
  readonly #made = new Map<string, FieldsEnum | undefined>();

  constructor(builder: Builder) {
    this.#builder = builder;
  }

  /** The fields of a shape for a purpose; `undefined` where it has none. */
  of(shape: Shape, purpose: keyof typeof choices): FieldsEnum | undefined {
    const choice: Choice = choices[purpose];
    const name = `${shape.name}${choice.ending}`;
    if (!this.#made.has(name)) this.#made.set(name, this.#define(name, shape, choice));
    return this.#made.get(name);
  }

  #define(name: string, shape: Shape, { purpose, has }: Choice): FieldsEnum | undefined {
    const fields = shape.fields.filter(has);
    if (!fields.length) return undefined;
    return this.#builder.enumType(name, {
      description: `The fields ${purpose.replace('VALUES', pluralOf(shape))}.`,
      values: Object.fromEntries(
        fields.map((field) => [field.name, { description: field.description }]),
      ),
    });
  }
}

/** Whether the literals of a field have an order by value. */
export function isRanged({ range }: Field): boolean {
  return range.kind === 'literal' && isOrdered(range.datatype);
}

const NUMBERS: readonly string[] = ['Int', 'BigInt', 'Float', 'Decimal'];

/** Whether the values of a field are numbers. */
export function isNumber(field: Field): boolean {
  const { range } = field;
  return !isLink(field) && range.kind === 'literal' && NUMBERS.includes(scalarOf(range));
}

/** Whether the values of a field are in years and months. */
export function isDated({ range }: Field): boolean {
  return range.kind === 'literal' && ['Date', 'DateTime'].includes(scalarOf(range));
}
