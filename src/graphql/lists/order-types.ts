import { pluralOf } from '../business-words.ts';
import type { Field, Shape } from '../../model/model.ts';
import type { Builder, InputRef } from '../builder.ts';

/** The fields that a shape's resources can be ordered by: those of one literal. */
function orderableFields({ fields }: Shape): readonly Field[] {
  return fields.filter(({ many, range }) => !many && ['text', 'literal'].includes(range.kind));
}

/** The input types that order resources, each made when it is first asked for. */
export class OrderTypes {
  readonly #builder: Builder;
  readonly #direction;
  readonly #types = new Map<Shape, InputRef | undefined>();

  constructor(builder: Builder) {
    this.#builder = builder;
    this.#direction = builder.enumType('OrderDirection', {
      description: 'The direction of an order.',
      values: {
        ASC: { description: 'Ascending: from A to Z, from the earliest to the latest.' },
        DESC: { description: 'Descending.' },
      },
    });
  }

  /** The order of a shape's resources; `undefined` where they have no field to be ordered by. */
  of(shape: Shape): InputRef | undefined {
    if (!this.#types.has(shape)) this.#types.set(shape, this.#define(shape));
    return this.#types.get(shape);
  }

  #define(shape: Shape): InputRef | undefined {
    const fields = orderableFields(shape);
    if (!fields.length) return undefined;
    const field = this.#builder.enumType(`${shape.name}OrderField`, {
      description: `The fields by which ${pluralOf(shape)} can be ordered.`,
      values: Object.fromEntries(fields.map(({ name, description }) => [name, { description }])),
    });
    return this.#builder.inputType(`${shape.name}Order`, {
      description: `A field by which ${pluralOf(shape)} are ordered. Missing values come last.`,
      fields: (t) => ({
        field: t.field({ type: field, required: true, description: 'The field.' }),
        direction: t.field({
          type: this.#direction,
          defaultValue: 'ASC',
          description: 'Ascending by default.',
        }),
      }),
    });
  }
}
