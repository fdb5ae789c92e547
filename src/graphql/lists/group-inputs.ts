import type { Shape } from '../../model/model.ts';
import { pluralOf } from '../business-words.ts';
import type { Builder, InputRef } from '../builder.ts';
import { NAMES } from './group-question.ts';
import type { OrderTypes } from './order-types.ts';
import type { FieldsEnum } from './shape-enums.ts';

/** The input types that say what groups are by, which are wanted, and in which order. */
export class GroupInputs {
  readonly #builder: Builder;
  readonly #direction: OrderTypes['direction'];
  readonly #part;
  readonly #orderedBy;
  /** Conditions on groups, whatever they are of. */
  readonly having: InputRef;

  constructor(
    builder: Builder,
    { count, direction }: { count: InputRef; direction: OrderTypes['direction'] },
  ) {
    this.#builder = builder;
    this.#direction = direction;
    this.#part = defineDatePart(builder);
    this.#orderedBy = defineOrderedBy(builder);
    this.having = defineHaving(builder, count);
  }

  /** What groups of a shape's resources are by. */
  grouping(shape: Shape, field: FieldsEnum): InputRef {
    return this.#builder.inputType(`${shape.name}Grouping`, {
      description: `What groups of ${pluralOf(shape)} have in common: the values of a field, or a part of them.`,
      fields: (t) => ({
        field: t.field({ type: field, required: true, description: 'The field.' }),
        part: t.field({
          type: this.#part,
          description: 'Of days and points in time: the year or the month that they are in.',
        }),
      }),
    });
  }

  /** What groups of a shape's resources are ordered by. */
  order(shape: Shape, field: FieldsEnum): InputRef {
    return this.#builder.inputType(`${shape.name}GroupOrder`, {
      description: `What groups of ${pluralOf(shape)} are ordered by. Missing values come last.`,
      fields: (t) => ({
        by: t.field({ type: this.#orderedBy, required: true, description: 'What decides.' }),
        field: t.field({
          type: field,
          description: 'The field that it is of: needed but for COUNT, and for KEY of one field.',
        }),
        direction: t.field({
          type: this.#direction,
          defaultValue: 'ASC',
          description: 'Ascending by default.',
        }),
      }),
    });
  }
}

function defineDatePart(builder: Builder) {
  return builder.enumType('DatePart', {
    description: 'A part of a day or of a point in time.',
    values: {
      YEAR: { value: 'year', description: 'The year: "2026".' },
      MONTH: { value: 'month', description: 'The month of a year: "2026-11".' },
    } as const,
  });
}

function defineHaving(builder: Builder, count: InputRef): InputRef {
  return builder.inputType('GroupHaving', {
    description: 'Conditions on groups.',
    fields: (t) => ({
      count: t.field({ type: count, description: 'How many there are in the group.' }),
    }),
  });
}

const DECIDING = {
  count: 'How many there are in the group.',
  key: 'The value that the group is of: numbers and days by value, all else by label.',
  countDistinct: 'How many different values a field has in it.',
  min: 'The least value of a field in it.',
  max: 'The greatest value of a field in it.',
  sum: 'The sum of the numbers of a field in it.',
} as const;

function defineOrderedBy(builder: Builder) {
  return builder.enumType('GroupOrderBy', {
    description: 'What groups are ordered by.',
    values: Object.fromEntries(
      Object.entries(DECIDING).map(([value, description]) => [
        NAMES[value as keyof typeof DECIDING],
        { value, description },
      ]),
    ),
  });
}
