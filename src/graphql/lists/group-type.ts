import type { Shape } from '../../model/model.ts';
import type { Measure } from '../../reading/question.ts';
import type { Group } from '../../reading/view.ts';
import { pluralOf, singularOf } from '../business-words.ts';
import type { Builder, FieldBuilderOf, Ref } from '../builder.ts';
import { fieldNamed, reading, type Arguments } from '../field-reads.ts';
import type { RequestContext } from '../request-context.ts';
import type { Connection } from './connection.ts';
import type { GroupKeyRef } from './group-key.ts';
import { groupWhere } from './group-where.ts';
import type { FieldsEnum, ShapeEnums } from './shape-enums.ts';

/** A group, with the list that it is of. */
interface GroupIn {
  readonly group: Group;
  readonly connection: Connection;
}

/** Defines the type of a group of a shape's resources. */
export function defineGroup(
  builder: Builder,
  shape: Shape,
  { key, enums }: { readonly key: GroupKeyRef; readonly enums: ShapeEnums },
): Ref<GroupIn> {
  const plural = pluralOf(shape);
  return builder.objectRef<GroupIn>(`${shape.name}Group`).implement({
    description: `A group of ${plural}.`,
    fields: (t) => ({
      keys: t.field({
        ...reading({ kind: 'keys' }),
        type: [key],
        description: `What each ${singularOf(shape)} in it has in common with the others, in the order of the argument by.`,
        resolve: ({ group }) => group.keys,
      }),
      count: t.int({
        description: `The number of ${plural} in it.`,
        resolve: ({ group }) => group.count,
      }),
      ...countDistinct(shape, enums, t),
      ...bounds(shape, enums, t),
      ...sum(shape, enums, t),
      where: t.field({
        type: 'JSON',
        description: `The filter that gives the ${plural} in it: as a variable for the argument where of the same list.`,
        resolve: ({ group, connection }) => groupWhere(group, connection.where()),
      }),
    }),
  });
}

function countDistinct(shape: Shape, enums: ShapeEnums, t: FieldBuilderOf<GroupIn>) {
  const fields = enums.of(shape, 'counted');
  return (
    fields && {
      countDistinct: t.int({
        ...measuring(shape, 'countDistinct'),
        description: 'How many different values a field has in it.',
        args: fieldArgument(fields, t),
        resolve: (node, { field }, context) =>
          figure(node, measureOf(shape, 'countDistinct', field), context) as number,
      }),
    }
  );
}

/** The least and the greatest value of a field of a group. */
function bounds(shape: Shape, enums: ShapeEnums, t: FieldBuilderOf<GroupIn>) {
  const fields = enums.of(shape, 'ranged');
  if (!fields) return {};
  const bound = (kind: 'min' | 'max', description: string) =>
    t.string({
      ...measuring(shape, kind),
      nullable: true,
      description,
      args: fieldArgument(fields, t),
      resolve: (node, { field }, context) =>
        figure(node, measureOf(shape, kind, field), context) as string | null,
    });
  return {
    min: bound('min', 'The least or earliest value of a field in it; null where it has none.'),
    max: bound('max', 'The greatest or latest value of a field in it; null where it has none.'),
  };
}

function sum(shape: Shape, enums: ShapeEnums, t: FieldBuilderOf<GroupIn>) {
  const fields = enums.of(shape, 'summed');
  return (
    fields && {
      sum: t.float({
        ...measuring(shape, 'sum'),
        nullable: true,
        description:
          'The sum of the numbers of a field in it, to the nearest double; null where it has none.',
        args: fieldArgument(fields, t),
        resolve: (node, { field }, context) =>
          figure(node, measureOf(shape, 'sum', field), context) as number | null,
      }),
    }
  );
}

function fieldArgument(fields: FieldsEnum, t: FieldBuilderOf<GroupIn>) {
  return { field: t.arg({ type: fields, required: true, description: 'The field.' }) };
}

function measuring(shape: Shape, kind: Measure['kind']) {
  const measure = ({ field }: Arguments): Measure => measureOf(shape, kind, String(field));
  return reading({ kind: 'measure', measure });
}

function measureOf(shape: Shape, kind: Measure['kind'], field: string): Measure {
  return { kind, field: fieldNamed(field, shape) };
}

/** A figure of a group, computed at the pace of the request. */
function figure({ group }: GroupIn, measure: Measure, { pace }: RequestContext): unknown {
  const give = () => group.measure(measure) ?? null;
  const done = pace?.run(group.working(measure));
  return done instanceof Promise ? done.then(give) : give();
}
