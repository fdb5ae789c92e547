import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  GraphQLError,
  isObjectType,
  type GraphQLNamedType,
} from 'graphql';
import { valuesOf, type Condition } from '../../reading/condition.ts';
import type { Level, Question } from '../../reading/question.ts';
import { readsOf, type ListReads } from '../field-reads.ts';
import { argumentsOf, type Operation } from '../operation.ts';
import type { RequestContext } from '../request-context.ts';
import { foldSelection, type SelectedField } from '../selection.ts';
import { refusal } from './refusal.ts';

/** What the cost is counted with: the page size by default and at most, and what a filter may be. */
interface CostOptions {
  readonly pageSize: number;
  readonly maxPageSize: number;
  readonly filterLinks: number;
  readonly filterConditions: number;
  readonly filterValues: number;
}

/** The cost of a selection: once for the object it is made of, and once for each item if that object is a page. */
interface Cost {
  readonly once: number;
  readonly eachItem: number;
}

/** The fields of a page beside its items; the root, which has `nodes` too, has none of them. */
const BESIDE = ['pageInfo', 'totalCount'];

const FREE: Cost = { once: 0, eachItem: 0 };

/**
 * How many objects an operation asks for at most, and what its filters cost. Fields behind `@skip` and `@include`
 * count, and each fragment is walked once.
 */
export function operationCost(
  operation: Operation,
  context: RequestContext,
  options: CostOptions,
): number {
  const counter = new CostCounter(operation, context, options);
  return foldSelection<Cost>(operation.below, {
    field: (field, below) => counter.ofField(field, below),
    fragment: (_fragment, below) => below,
    together: (costs) => costs.reduce(plus, FREE),
  }).once;
}

class CostCounter {
  readonly #operation: Operation;
  readonly #context: RequestContext;
  readonly #options: CostOptions;

  constructor(operation: Operation, context: RequestContext, options: CostOptions) {
    this.#operation = operation;
    this.#context = context;
    this.#options = options;
  }

  ofField(selected: SelectedField, below: Cost): Cost {
    const { field, parent, name } = selected;
    const type = field && getNamedType(field.type);
    // A figure of a group goes over its members, as a list goes over its own.
    if (readsOf(field)?.kind === 'measure') return { once: 1, eachItem: 0 };
    // Introspection has no field here: its depth is limited, and the deadline is for it too.
    if (!isCompositeType(type)) return FREE;
    const items = this.#items(selected);
    const objects = isPage(type)
      ? 1 + below.once + (items ?? this.#options.pageSize) * below.eachItem
      : (items ?? 1) * (1 + below.once);
    const cost = objects + this.#ofQuestion(selected);
    return isPage(parent) && ['nodes', 'edges'].includes(name)
      ? { once: 0, eachItem: cost }
      : { once: cost, eachItem: 0 };
  }

  /** How many items the arguments ask for; `undefined` where the field takes no such arguments. */
  #items(selected: SelectedField): number | undefined {
    const takes = (name: string): boolean =>
      selected.field?.args.some((each) => each.name === name) ?? false;
    // Groups are by two fields at most.
    if (readsOf(selected.field)?.kind === 'keys') return 2;
    if (!takes('first') && !takes('ids')) return undefined;
    const { ids, first, last } = argumentsOf(selected, this.#operation.variables);
    if (Array.isArray(ids)) return ids.length;
    if (!takes('first')) return undefined;
    const asked = first ?? last;
    // A size below nothing or above the most is refused by the field, which says why.
    const { pageSize, maxPageSize } = this.#options;
    return typeof asked === 'number' ? Math.min(Math.max(0, asked), maxPageSize) : pageSize;
  }

  /** What the filter and the order of a list cost. */
  #ofQuestion(selected: SelectedField): number {
    const reads = readsOf(selected.field);
    const isAsked = selected.node.arguments?.some(({ name }) => ASKING.has(name.value));
    if (reads?.kind !== 'list' || !isAsked) return 0;
    const { where, order = [] } = this.#question(selected, reads) ?? {};
    const filter = where ? filterCost(where, this.#options) : 0;
    return order.reduce((sum, level) => sum + levelCost(level, this.#options), filter);
  }

  /** The question of a list; none where its arguments are mistaken, which the list reports itself. */
  #question(selected: SelectedField, reads: ListReads): Question | undefined {
    const args = argumentsOf(selected, this.#operation.variables);
    try {
      return reads.question(selected.node, args, this.#context);
    } catch (error) {
      if (error instanceof GraphQLError) return undefined;
      throw error;
    }
  }
}

/** The arguments whose work is counted. */
const ASKING: ReadonlySet<string> = new Set(['where', 'orderBy']);

const LINK = 10;

/** An order costs 10 for each link that it follows, and for counting; one that follows more than a filter may is refused. */
function levelCost({ through = [], isCount = false }: Level, { filterLinks }: CostOptions): number {
  if (through.length > filterLinks)
    throw refusal(
      'QUERY_TOO_DEEP',
      `An order follows at most ${filterLinks} links, this one follows ${through.length}. Begin at a type that is nearer to what is ordered by.`,
    );
  return LINK * (through.length + Number(isCount));
}

/** What a filter is and costs, its parts added up. */
interface FilterSize {
  readonly cost: number;
  readonly links: number;
  readonly conditions: number;
  readonly values: number;
}

/** What a filter costs; one that is more than a filter may be is refused. */
function filterCost(where: Condition, limits: CostOptions): number {
  const { cost, links, conditions, values } = sizeOfFilter(where, 0);
  if (links > limits.filterLinks)
    throw refusal(
      'QUERY_TOO_DEEP',
      `A filter follows at most ${limits.filterLinks} links, this one follows more. Begin at a type that is nearer to what is filtered by.`,
    );
  if (conditions > limits.filterConditions)
    throw refusal(
      'QUERY_TOO_COMPLEX',
      `A filter has at most ${limits.filterConditions} conditions, this one has ${conditions}. Name many values with one "in", or ask in several queries.`,
    );
  if (values > limits.filterValues)
    throw refusal(
      'QUERY_TOO_COMPLEX',
      `A filter compares with at most ${limits.filterValues} values, this one with ${values}. Ask in several queries.`,
    );
  return cost;
}

/**
 * The size of a condition behind so many links. It costs 1 for each object of the filter that states it and for each value
 * beyond the first that it compares with, and 10 times as much more for each link on the way to it.
 */
function sizeOfFilter(condition: Condition, links: number): FilterSize {
  const weight = 1 + LINK * links;
  switch (condition.kind) {
    case 'all':
      return added({ cost: weight, links, conditions: 0, values: 0 }, condition.parts, links);
    case 'any':
      return added({ cost: 0, links, conditions: 0, values: 0 }, condition.parts, links);
    case 'not':
      return sizeOfFilter(condition.part, links);
    case 'link':
    case 'links':
      return sizeOfFilter(condition.inner, links + 1);
    case 'constant':
      return { cost: 0, links, conditions: 1, values: 0 };
    default: {
      const values = valuesOf(condition);
      return { cost: weight * Math.max(1, values), links, conditions: 1, values };
    }
  }
}

function added(own: FilterSize, parts: readonly Condition[], links: number): FilterSize {
  return parts
    .map((part) => sizeOfFilter(part, links))
    .reduce(
      (sum, each) => ({
        cost: sum.cost + each.cost,
        links: Math.max(sum.links, each.links),
        conditions: sum.conditions + each.conditions,
        values: sum.values + each.values,
      }),
      own,
    );
}

/** Whether a type is a page of a list: a connection in the words of Relay, or results that are counted alike. */
function isPage(type: GraphQLNamedType | undefined): boolean {
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  return ['nodes', 'edges'].some((name) => name in fields) && BESIDE.some((name) => name in fields);
}

function plus(one: Cost, other: Cost): Cost {
  return { once: one.once + other.once, eachItem: one.eachItem + other.eachItem };
}
