import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  valueFromAST,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { filterCost } from './filter-cost.ts';

/** An operation that has been found valid, with what it is carried out with. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The variables after coercion, their defaults filled in. */
  readonly variables: Record<string, unknown>;
}

/** What the cost is counted with: the page size where none is asked for and the most, and how deep filters may go. */
interface CostOptions {
  readonly pageSize: number;
  readonly maxPageSize: number;
  readonly filterLinks: number;
}

/** The cost of a selection: once for the object it is made of, and once for each item if that object is a page. */
interface Cost {
  readonly once: number;
  readonly eachItem: number;
}

/** What stands beside the items of a page; the root, which has `nodes` too, has none of it. */
const BESIDE = ['pageInfo', 'totalCount'];

const FREE: Cost = { once: 0, eachItem: 0 };

/**
 * How many objects an operation asks for at most, and what its filters cost. Fields behind `@skip` and `@include`
 * count, and each fragment is walked once.
 */
export function queryCost(operation: Operation, options: CostOptions): number {
  const { definition, schema } = operation;
  const root = schema.getRootType(definition.operation);
  return root ? new CostCount(operation, options).ofSet(definition.selectionSet, root).once : 0;
}

class CostCount {
  readonly #operation: Operation;
  readonly #options: CostOptions;
  readonly #fragments = new Map<string, Cost>();

  constructor(operation: Operation, options: CostOptions) {
    this.#operation = operation;
    this.#options = options;
  }

  ofSet(set: SelectionSetNode | undefined, type: GraphQLNamedType): Cost {
    const costs = set?.selections.map((selection) => this.#ofSelection(selection, type)) ?? [];
    return costs.reduce(plus, FREE);
  }

  #ofSelection(selection: SelectionNode, type: GraphQLNamedType): Cost {
    if (selection.kind === Kind.FIELD) return this.#ofField(selection, type);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#ofFragment(selection.name.value);
    const { typeCondition, selectionSet } = selection;
    return this.ofSet(selectionSet, this.#named(typeCondition?.name.value) ?? type);
  }

  #ofFragment(name: string): Cost {
    let cost = this.#fragments.get(name);
    if (cost) return cost;
    const fragment = this.#operation.fragments.get(name);
    const type = this.#named(fragment?.typeCondition.name.value);
    cost = fragment && type ? this.ofSet(fragment.selectionSet, type) : FREE;
    this.#fragments.set(name, cost);
    return cost;
  }

  #ofField(node: FieldNode, parent: GraphQLNamedType): Cost {
    const field = fieldsOf(parent)?.[node.name.value];
    const type = field && getNamedType(field.type);
    // Introspection has no field here: its depth is limited, and the deadline holds for it too.
    if (!field || !isCompositeType(type)) return FREE;
    const inner = this.ofSet(node.selectionSet, type);
    const items = this.#items(field, node);
    const objects = isPage(type)
      ? 1 + inner.once + (items ?? this.#options.pageSize) * inner.eachItem
      : (items ?? 1) * (1 + inner.once);
    const cost = objects + this.#ofFilter(field, node);
    return isPage(parent) && ['nodes', 'edges'].includes(field.name)
      ? { once: 0, eachItem: cost }
      : { once: cost, eachItem: 0 };
  }

  /** How many items the arguments ask for; `undefined` where the field takes no such arguments. */
  #items(field: AnyField, node: FieldNode): number | undefined {
    const ids = this.#argument(field, node, 'ids');
    if (Array.isArray(ids)) return ids.length;
    if (!field.args.some(({ name }) => name === 'first')) return undefined;
    const asked = this.#argument(field, node, 'first') ?? this.#argument(field, node, 'last');
    // A size below nothing or above the most is refused by the field, which says why.
    const { pageSize, maxPageSize } = this.#options;
    return typeof asked === 'number' ? Math.min(Math.max(0, asked), maxPageSize) : pageSize;
  }

  #ofFilter(field: AnyField, node: FieldNode): number {
    const declared = field.args.find(({ name }) => name === 'where');
    if (!declared) return 0;
    const value = this.#argument(field, node, 'where');
    return filterCost({ value, type: declared.type }, this.#options.filterLinks);
  }

  #argument(field: AnyField, node: FieldNode, name: string): unknown {
    const declared = field.args.find((each) => each.name === name);
    const given = node.arguments?.find((each) => each.name.value === name);
    const value = declared && valueFromAST(given?.value, declared.type, this.#operation.variables);
    return value === undefined ? declared?.defaultValue : value;
  }

  #named(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.#operation.schema.getType(name);
  }
}

type AnyField = GraphQLField<unknown, unknown>;

function fieldsOf(type: GraphQLNamedType): Partial<Record<string, AnyField>> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields() : undefined;
}

/** Whether a type is a page of a list: a connection in the words of Relay, or results that are counted alike. */
function isPage(type: GraphQLNamedType): boolean {
  const fields = fieldsOf(type) ?? {};
  return ['nodes', 'edges'].some((name) => name in fields) && BESIDE.some((name) => name in fields);
}

function plus(one: Cost, other: Cost): Cost {
  return { once: one.once + other.once, eachItem: one.eachItem + other.eachItem };
}
