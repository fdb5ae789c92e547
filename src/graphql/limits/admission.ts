import type { OperationDefinitionNode } from 'graphql';
import type { Operation } from '../operation.ts';
import type { RequestContext } from '../request-context.ts';
import { operationCost } from './cost.ts';
import { Deadline, deadlineKey, deadlineOf, type Clock } from './deadline.ts';
import type { QueryLimits } from './limits.ts';
import { refusal } from './refusal.ts';

/** The limits of operations, and how their work is shared with others. */
export interface LimitOptions {
  readonly limits: QueryLimits;
  /** How many items a page has where the query does not say. */
  readonly pageSize: number;
  readonly maxPageSize: number;
  readonly clock?: Clock | undefined;
  /** Is called with the cost of each operation, refused ones included, and the context of its request. */
  readonly costed?: ((cost: number, context: unknown) => void) | undefined;
  /** Lets other work run, and gives the next time slice, in milliseconds; without it an operation runs without a break. */
  readonly slice?: (() => Promise<number>) | undefined;
  /** When the round of work began that an operation which comes now is a part of, by the same clock. */
  readonly round?: (() => number) | undefined;
}

/** Admits an operation with its context, where its deadline is then; throws where it costs too much. */
export type Admit = (operation: Operation | undefined, context: RequestContext) => Deadline;

/** Admits each operation once: what carries it on has the deadline that it began with. */
export function admission(options: LimitOptions): Admit {
  const { slice, round, limits } = options;
  const clock = options.clock ?? (() => performance.now());
  const costOf = costCounter(options);
  return (operation, context) => {
    const known = deadlineOf(context);
    if (known) return known;
    if (operation) checkCost(costOf(operation, context), context, options);
    const { milliseconds } = limits;
    const deadline = new Deadline({ milliseconds, clock, slice, round, hasLeft: context.hasLeft });
    Object.assign(context, { [deadlineKey]: deadline, pace: deadline });
    return deadline;
  };
}

/** Counts what operations cost. What has no variable costs the same each time. */
function costCounter({
  limits,
  pageSize,
  maxPageSize,
}: LimitOptions): (operation: Operation, context: RequestContext) => number {
  const known = new WeakMap<OperationDefinitionNode, number>();
  const sizes = { pageSize, maxPageSize, ...limits };
  return (operation, context) => {
    const { definition } = operation;
    const cost = known.get(definition) ?? operationCost(operation, context, sizes);
    if (!definition.variableDefinitions?.length) known.set(definition, cost);
    return cost;
  };
}

function checkCost(cost: number, context: RequestContext, { limits, costed }: LimitOptions): void {
  costed?.(cost, context);
  if (cost > limits.cost) throw tooComplex(cost, limits.cost);
}

function tooComplex(cost: number, most: number): Error {
  return refusal(
    'QUERY_TOO_COMPLEX',
    `A query costs at most ${most}, this one up to ${cost}: each object counts as often as the pages around it make it appear. Ask for smaller pages (first:), or nest fewer lists and filters.`,
  );
}
