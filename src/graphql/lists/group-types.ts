import type { Shape } from '../../model/model.ts';
import type { GroupQuestion, Measure } from '../../reading/question.ts';
import { TooManyGroups } from '../../reading/too-many-groups.ts';
import type { Group, Groups } from '../../reading/view.ts';
import { pluralOf, singularOf } from '../business-words.ts';
import type { Builder, FieldBuilderOf, InputRef, Ref } from '../builder.ts';
import { fieldNamed, reading, type Arguments } from '../field-reads.ts';
import type { RequestContext } from '../request-context.ts';
import { userError } from '../user-error.ts';
import type { Connection } from './connection.ts';
import { NAMES, readGroups } from './group-question.ts';
import { groupWhere } from './group-where.ts';
import type { GroupKeyRef } from './group-key.ts';
import type { PageLimits } from './list-question.ts';
import type { OrderTypes } from './order-types.ts';
import type { FieldsEnum, ShapeEnums } from './shape-enums.ts';
import { whenWorkedOut } from './when-worked-out.ts';

/** What the types of groups are made with. */
export interface GroupParts {
  readonly enums: ShapeEnums;
  readonly key: GroupKeyRef;
  readonly count: InputRef;
  readonly direction: OrderTypes['direction'];
  readonly limits: PageLimits;
}

/** A group, with the list that it is of. */
interface GroupIn {
  readonly group: Group;
  readonly connection: Connection;
}

/** The groups of a list. */
interface GroupsIn {
  readonly groups: Groups;
  readonly connection: Connection;
}

/** The groups of a schema's lists: their types, and the field that every list of one shape has. */
export class GroupTypes {
  readonly #builder: Builder;
  readonly #parts: GroupParts;
  readonly #part;
  readonly #having: InputRef;
  readonly #orderedBy;

  constructor(builder: Builder, parts: GroupParts) {
    this.#builder = builder;
    this.#parts = parts;
    this.#part = defineDatePart(builder);
    this.#having = defineHaving(builder, parts.count);
    this.#orderedBy = defineOrderedBy(builder);
  }

  /** The field `groups`; `undefined` where a shape has no field to group by. */
  field(shape: Shape, t: FieldBuilderOf<Connection>) {
    const fields = this.#parts.enums.of(shape, 'counted');
    if (!fields) return undefined;
    const { limits } = this.#parts;
    const question = (args: Arguments, context: RequestContext): GroupQuestion =>
      readGroups(args, shape, { context, limits });
    const { pageSize, maxPageSize } = limits;
    return t.field({
      ...reading({ kind: 'groups', question }),
      type: this.#groups(shape, this.#group(shape, fields)),
      description: `The ${pluralOf(shape)} in groups of equal values of one field or two, with the number in each. One with several values is in the group of each of them; those without a value are a group of their own.`,
      args: {
        by: t.arg({
          type: [this.#grouping(shape, fields)],
          required: true,
          description: 'The field to group by, or two.',
        }),
        having: t.arg({ type: this.#having, description: 'Conditions on the groups.' }),
        orderBy: t.arg({
          type: [this.#order(shape, fields)],
          description:
            'The order, most significant first; by default, and after it, the largest groups come first, then the keys decide.',
        }),
        first: t.arg.int({
          description: `The number of groups. Default: ${pageSize}, at most ${maxPageSize}; totalCount says how many there are.`,
        }),
      },
      resolve: (connection, args, context) => {
        const { list } = connection;
        const groups = question(args as unknown as Arguments, context);
        return unlessTooMany(() =>
          whenWorkedOut(
            list,
            { groups },
            {
              context,
              give: () => ({ groups: list.groups(groups), connection }),
            },
          ),
        );
      },
    });
  }

  #groups(shape: Shape, group: Ref<GroupIn>): Ref<GroupsIn> {
    return this.#builder.objectRef<GroupsIn>(`${shape.name}Groups`).implement({
      description: `Groups of ${pluralOf(shape)}.`,
      fields: (t) => ({
        totalCount: t.int({
          description: 'The number of groups, those beyond first among them.',
          resolve: ({ groups }) => groups.totalCount,
        }),
        nodes: t.field({
          type: [group],
          description: 'The groups, in their order.',
          resolve: ({ groups, connection }) =>
            groups.nodes.map((each) => ({ group: each, connection })),
        }),
      }),
    });
  }

  #group(shape: Shape, fields: FieldsEnum): Ref<GroupIn> {
    const { key, enums } = this.#parts;
    const ranged = enums.of(shape, 'ranged');
    const summed = enums.of(shape, 'summed');
    return this.#builder.objectRef<GroupIn>(`${shape.name}Group`).implement({
      description: `A group of ${pluralOf(shape)}.`,
      fields: (t) => ({
        keys: t.field({
          ...reading({ kind: 'keys' }),
          type: [key],
          description: `What each ${singularOf(shape)} in it has in common with the others, in the order of the argument by.`,
          resolve: ({ group }) => group.keys,
        }),
        count: t.int({
          description: `The number of ${pluralOf(shape)} in it.`,
          resolve: ({ group }) => group.count,
        }),
        countDistinct: t.int({
          ...measuring(shape, 'countDistinct'),
          description: 'How many different values a field has in it.',
          args: { field: t.arg({ type: fields, required: true, description: 'The field.' }) },
          resolve: (node, { field }, context) =>
            figure(node, measureOf(shape, 'countDistinct', field), context) as number,
        }),
        ...(ranged && bounds(shape, ranged, t)),
        ...(summed && {
          sum: t.float({
            ...measuring(shape, 'sum'),
            nullable: true,
            description:
              'The sum of the numbers of a field in it, to the nearest double; null where it has none.',
            args: { field: t.arg({ type: summed, required: true, description: 'The field.' }) },
            resolve: (node, { field }, context) =>
              figure(node, measureOf(shape, 'sum', field), context) as number | null,
          }),
        }),
        where: t.field({
          type: 'JSON',
          description: `The filter that gives the ${pluralOf(shape)} in it: as a variable for the argument where of the same list.`,
          resolve: ({ group, connection }) => groupWhere(group, connection.where()),
        }),
      }),
    });
  }

  #grouping(shape: Shape, field: FieldsEnum): InputRef {
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

  #order(shape: Shape, field: FieldsEnum): InputRef {
    return this.#builder.inputType(`${shape.name}GroupOrder`, {
      description: `What groups of ${pluralOf(shape)} are ordered by. Missing values come last.`,
      fields: (t) => ({
        by: t.field({ type: this.#orderedBy, required: true, description: 'What decides.' }),
        field: t.field({
          type: field,
          description: 'The field that it is of: needed but for COUNT, and for KEY of one field.',
        }),
        direction: t.field({
          type: this.#parts.direction,
          defaultValue: 'ASC',
          description: 'Ascending by default.',
        }),
      }),
    });
  }
}

/** The least and the greatest value of a field of a group. */
function bounds(shape: Shape, ranged: FieldsEnum, t: FieldBuilderOf<GroupIn>) {
  const bound = (kind: 'min' | 'max', description: string) =>
    t.string({
      ...measuring(shape, kind),
      nullable: true,
      description,
      args: { field: t.arg({ type: ranged, required: true, description: 'The field.' }) },
      resolve: (node, { field }, context) =>
        figure(node, measureOf(shape, kind, field), context) as string | null,
    });
  return {
    min: bound('min', 'The least or earliest value of a field in it; null where it has none.'),
    max: bound('max', 'The greatest or latest value of a field in it; null where it has none.'),
  };
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

/** What is computed, now or later; more groups than are counted are the caller's mistake. */
function unlessTooMany<Result>(make: () => Result | Promise<Result>): Result | Promise<Result> {
  const explained = (error: unknown): never => {
    throw error instanceof TooManyGroups ? userError(`groups: ${error.message}`) : error;
  };
  try {
    const made = make();
    return made instanceof Promise ? made.catch(explained) : made;
  } catch (error) {
    return explained(error);
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
