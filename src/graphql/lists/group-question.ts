import type { Shape } from '../../model/model.ts';
import type { GroupBy, GroupLevel, GroupQuestion, Measure } from '../../reading/question.ts';
import { fieldNamed, type Arguments } from '../field-reads.ts';
import type { RequestContext } from '../request-context.ts';
import { userError } from '../user-error.ts';
import type { PageLimits } from './list-question.ts';
import { countTests } from './read-where.ts';
import { isDated, isNumber, isRanged } from './shape-enums.ts';

/** The arguments of groups; the schema has checked their types. */
interface GroupArguments {
  readonly by: readonly GroupingInput[];
  readonly having?: { readonly count?: object | null } | null;
  readonly orderBy?: readonly GroupOrderInput[] | null;
  readonly first?: number | null;
}

interface GroupingInput {
  readonly field: string;
  readonly part?: GroupBy['part'] | null;
}

/** What groups can be ordered by. */
export type OrderedBy = 'count' | 'key' | Measure['kind'];

interface GroupOrderInput {
  readonly by: OrderedBy;
  readonly field?: string | null;
  readonly direction?: 'ASC' | 'DESC' | null;
}

/** What the arguments of a list's groups ask; what cannot be meant is the caller's mistake. */
export function readGroups(
  args: Arguments,
  shape: Shape,
  { context, limits }: { readonly context: RequestContext; readonly limits: PageLimits },
): GroupQuestion {
  const { by: inputs, having, orderBy, first } = args as unknown as GroupArguments;
  const by = readBy(inputs, shape);
  if (having && having.count == null)
    throw userError('having: expected conditions on count, got none');
  const size = first ?? limits.pageSize;
  if (size < 0 || size > limits.maxPageSize)
    throw userError(`first: expected a number from 0 to ${limits.maxPageSize}, got ${size}`);
  return {
    by,
    having: having?.count ? readCount(having.count) : [],
    order: (orderBy ?? []).map((level) => readLevel(level, by, shape)),
    size,
    languages: context.languages,
  };
}

function readBy(inputs: readonly GroupingInput[], shape: Shape): readonly GroupBy[] {
  if (inputs.length < 1 || inputs.length > 2)
    throw userError(`by: expected one field or two, got ${inputs.length}`);
  const by = inputs.map((input) => readGrouping(input, shape));
  const [one, other] = by;
  if (one?.field === other?.field && one?.part === other?.part)
    throw userError(`by: expected two different fields, got ${one?.field.name ?? ''} twice`);
  return by;
}

function readGrouping({ field: name, part }: GroupingInput, shape: Shape): GroupBy {
  const field = fieldNamed(name, shape);
  if (part && !isDated(field))
    throw userError(
      `by: expected a part of a field of days or of points in time, got one of ${name}`,
    );
  return { field, part: part ?? undefined };
}

function readCount(count: object) {
  const [unset] = Object.entries(count).find(([, operand]) => operand === null) ?? [];
  if (unset !== undefined)
    throw userError(`having.count.${unset}: expected a number, got null; leave it out`);
  return countTests(count);
}

function readLevel(
  { by: kind, field: name, direction }: GroupOrderInput,
  by: readonly GroupBy[],
  shape: Shape,
): GroupLevel {
  const isDown = direction === 'DESC';
  if (kind === 'count') return { kind, isDown };
  if (kind === 'key') return { kind, index: keyAt(name ?? undefined, by), isDown };
  if (name == null) throw userError(`orderBy: expected a field for ${NAMES[kind]}, got none`);
  const field = fieldNamed(name, shape);
  const isFit = { countDistinct: () => true, min: isRanged, max: isRanged, sum: isNumber }[kind];
  if (!isFit(field))
    throw userError(
      `orderBy: expected a field of ${kind === 'sum' ? 'numbers' : 'values with an order'} for ${NAMES[kind]}, got ${name}`,
    );
  return { kind: 'measure', measure: { kind, field }, isDown };
}

/** What the values of the enum are called. */
export const NAMES: Readonly<Record<OrderedBy, string>> = {
  count: 'COUNT',
  key: 'KEY',
  countDistinct: 'COUNT_DISTINCT',
  min: 'MIN',
  max: 'MAX',
  sum: 'SUM',
};

function keyAt(name: string | undefined, by: readonly GroupBy[]): number {
  const names = by.map(({ field }) => field.name);
  const index = name === undefined && by.length === 1 ? 0 : names.indexOf(name ?? '');
  if (index >= 0) return index;
  throw userError(
    `orderBy: expected a field that the groups are by (${names.join(', ')}) for KEY, got ${name ?? 'none'}`,
  );
}
