import type { Shape } from '../../model/model.ts';
import type { Facet, FacetValue } from '../../reading/view.ts';
import type { Builder, FieldBuilderOf, Ref } from '../builder.ts';
import { fieldsNamed, reading } from '../field-reads.ts';
import { userError } from '../user-error.ts';
import type { Connection } from './connection.ts';
import { filterText } from './group-where.ts';
import type { PageLimits } from './list-question.ts';
import type { ShapeEnums } from './shape-enums.ts';
import { whenWorkedOut } from './when-worked-out.ts';

/** The facets of a schema's lists: their types, and the field that every list of one shape has. */
export class FacetTypes {
  readonly #enums: ShapeEnums;
  readonly #facet: Ref<Facet>;

  constructor(builder: Builder, enums: ShapeEnums, limits: PageLimits) {
    this.#enums = enums;
    this.#facet = defineFacet(builder, defineValue(builder), limits);
  }

  /** Any field of the shape can be counted by; `undefined` where it has none. */
  field(shape: Shape, t: FieldBuilderOf<Connection>) {
    const fields = this.#enums.of(shape, 'counted');
    if (!fields) return undefined;
    return t.field({
      ...reading({ kind: 'facets', shape }),
      type: [this.#facet],
      description:
        'The values of fields with their counts. The filter applies, except its conditions on the counted field.',
      args: {
        fields: t.arg({ type: [fields], required: true, description: 'The fields to count by.' }),
      },
      resolve: ({ list }, { fields: names }, context) => {
        const counted = fieldsNamed(names, shape);
        return whenWorkedOut(list, counted, { context, give: () => list.facets(counted) });
      },
    });
  }
}

function defineValue(builder: Builder): Ref<FacetValue> {
  return builder.objectRef<FacetValue>('FacetValue').implement({
    description: 'A value of a field, and the number of resources with it.',
    fields: (t) => ({
      value: t.exposeString('value', {
        description:
          'The value as a filter takes it: the address of a linked resource, or a literal.',
      }),
      label: t.string({
        description: 'The label of the value, in the requested language.',
        resolve: ({ label, text }, _args, { trace }) => {
          if (text) trace?.text(text);
          return label;
        },
      }),
      count: t.exposeInt('count', { description: 'The number of resources with this value.' }),
    }),
  });
}

function defineFacet(
  builder: Builder,
  value: Ref<FacetValue>,
  { maxPageSize }: PageLimits,
): Ref<Facet> {
  return builder.objectRef<Facet>('Facet').implement({
    description: 'The values of a field in a list, counted.',
    fields: (t) => ({
      field: t.string({ description: 'The field.', resolve: ({ field }) => field.name }),
      totalCount: t.int({
        description: 'The number of different values.',
        resolve: ({ size }) => size,
      }),
      values: t.field({
        type: [value],
        description: 'The values, most frequent first, then by label.',
        args: {
          first: t.arg.int({
            defaultValue: maxPageSize,
            description: `The number of values; at most ${maxPageSize}.`,
          }),
        },
        resolve: (facet, { first }) => {
          const size = first ?? maxPageSize;
          if (size < 0 || size > maxPageSize)
            throw userError(`first: expected a number from 0 to ${maxPageSize}, got ${size}`);
          return facet.first(size).map((each) => ({
            ...each,
            value: filterText(each.value, facet.field),
          }));
        },
      }),
    }),
  });
}
