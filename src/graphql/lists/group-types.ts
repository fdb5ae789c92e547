import type { Shape } from '../../model/model.ts';
import type { GroupQuestion } from '../../reading/question.ts';
import { TooManyGroups } from '../../reading/too-many-groups.ts';
import type { Groups } from '../../reading/view.ts';
import { pluralOf } from '../business-words.ts';
import type { Builder, FieldBuilderOf, Ref } from '../builder.ts';
import { reading, type Arguments } from '../field-reads.ts';
import type { RequestContext } from '../request-context.ts';
import { userError } from '../user-error.ts';
import type { ComparingWords } from './comparing-words.ts';
import type { Connection } from './connection.ts';
import type { GroupInputs } from './group-inputs.ts';
import type { GroupKeyRef } from './group-key.ts';
import { readGroups } from './group-question.ts';
import { defineGroup } from './group-type.ts';
import type { PageLimits } from './list-question.ts';
import type { FieldsEnum, ShapeEnums } from './shape-enums.ts';
import { whenWorkedOut } from './when-worked-out.ts';

/** What the types of groups are made with. */
interface GroupParts {
  readonly enums: ShapeEnums;
  readonly key: GroupKeyRef;
  readonly inputs: GroupInputs;
  readonly limits: PageLimits;
  readonly words: ComparingWords;
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

  constructor(builder: Builder, parts: GroupParts) {
    this.#builder = builder;
    this.#parts = parts;
  }

  /** The field `groups`; `undefined` where a shape has no field to group by. */
  field(shape: Shape, t: FieldBuilderOf<Connection>) {
    const { enums, limits, words } = this.#parts;
    const fields = enums.of(shape, 'counted');
    if (!fields) return undefined;
    const question = (args: Arguments, context: RequestContext): GroupQuestion =>
      readGroups(args, shape, { context, limits });
    return t.field({
      ...reading({ kind: 'groups', question }),
      type: this.#groups(shape),
      description: `The ${pluralOf(shape)} in groups of equal values of one field or two, with the number in each. One with several values is in the group of each of them; those without a value are a group of their own.${words.counted}`,
      args: this.#args(shape, fields, t),
      resolve: (connection, args, context) => {
        const { list } = connection;
        const groups = question(args, context);
        const give = () => ({ groups: list.groups(groups), connection });
        return unlessTooMany(() => whenWorkedOut(list, { groups }, { context, give }));
      },
    });
  }

  #args(shape: Shape, fields: FieldsEnum, t: FieldBuilderOf<Connection>) {
    const { inputs, limits } = this.#parts;
    return {
      by: t.arg({
        type: [inputs.grouping(shape, fields)],
        required: true,
        description: 'The field to group by, or two.',
      }),
      having: t.arg({ type: inputs.having, description: 'Conditions on the groups.' }),
      orderBy: t.arg({
        type: [inputs.order(shape, fields)],
        description:
          'The order, most significant first; by default, and after it, the largest groups come first, then the keys decide.',
      }),
      first: t.arg.int({
        description: `The number of groups. Default: ${limits.pageSize}, at most ${limits.maxPageSize}; totalCount says how many there are.`,
      }),
    };
  }

  #groups(shape: Shape): Ref<GroupsIn> {
    const group = defineGroup(this.#builder, shape, this.#parts);
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
