import {
  Kind,
  OperationTypeNode,
  visit,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type NameNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { argumentsOf } from '../graphql/operation.ts';
import { keysOf, type Key } from './answer-keys.ts';
import { freeKey, totalOf } from './table-columns.ts';
import { isWhole, type TableShape } from './table-shape.ts';

/** How the list at the root is read from page to page: what the variables and the keys are called. */
interface Paging {
  readonly first: string;
  readonly after: string;
  /** The keys that lead from the data to the cursor of the last row of a page, and to the number of all rows. */
  readonly end: readonly string[];
  readonly total: readonly string[];
}

/** The document that is executed for a table. */
export interface TableDocument {
  readonly document: DocumentNode;
  /** `undefined` where one execution gives all rows. */
  readonly paging: Paging | undefined;
}

/** What is added to a field of a document. */
interface Addition {
  readonly fields: readonly FieldNode[];
  readonly args: readonly ArgumentNode[];
}

/**
 * A query's document with what its table needs besides: the totals of nested lists, the names of the fields that groups
 * are of, and variables for the page. It is executed and never validated, since the limits are of what the client sent.
 */
export function tableDocument(
  document: DocumentNode,
  shape: TableShape,
  most: number,
): TableDocument {
  const additions = new Map<FieldNode, Addition>();
  const add = ({ nodes }: Key, addition: Partial<Addition>): void => {
    for (const node of nodes) {
      const { fields = [], args = [] } = additions.get(node) ?? {};
      additions.set(node, {
        fields: [...fields, ...(addition.fields ?? [])],
        args: [...args, ...(addition.args ?? [])],
      });
    }
  };
  for (const { key, total } of shape.sources.flatMap(({ lists }) => lists))
    if (total.isAdded) add(key, { fields: [aliased(total.key, 'totalCount')] });
  addToGroups(shape, most, add);
  const paging = isWhole(shape) ? pagingOf(shape) : undefined;
  if (paging) addPaging(shape, paging, add);
  const { definition } = shape.operation;
  return { document: withAdditions(document, { additions, definition, paging }), paging };
}

type Add = (key: Key, addition: Partial<Addition>) => void;

function addToGroups({ groups, operation }: TableShape, most: number, add: Add): void {
  if (!groups) return;
  const { key, keys, fieldKey } = groups;
  const { variables } = operation;
  const isNamed = keys && keysOf(keys.below, variables).some((each) => each.key === fieldKey);
  if (keys && !isNamed) add(keys, { fields: [aliased(fieldKey, 'field')] });
  const takesFirst = key.field.field?.args.some(({ name }) => name === 'first');
  if (takesFirst && argumentsOf(key.field, variables)['first'] == null)
    add(key, { args: [argument('first', { kind: Kind.INT, value: String(most) })] });
}

function pagingOf({ root, operation }: TableShape): Paging {
  const { variables, definition } = operation;
  const keys = keysOf(root.below, variables);
  const taken = new Set(definition.variableDefinitions?.map(({ variable }) => variable.name.value));
  const free = (name: string): string => (taken.has(name) ? free(`${name}_`) : name);
  const total = totalOf(root, variables)?.key ?? 'totalCount';
  return {
    first: free('first'),
    after: free('after'),
    end: [root.key, freeKey('tableEnd', keys), 'endCursor'],
    total: [root.key, total],
  };
}

function addPaging({ root }: TableShape, { first, after, end, total }: Paging, add: Add): void {
  const [, pageKey = ''] = end;
  const [, totalKey = ''] = total;
  const page = aliased(pageKey, 'pageInfo', [aliased('endCursor', 'endCursor')]);
  add(root, {
    fields: [page, aliased(totalKey, 'totalCount')],
    args: [argument('first', variable(first)), argument('after', variable(after))],
  });
}

interface Changes {
  readonly additions: ReadonlyMap<FieldNode, Addition>;
  readonly definition: OperationDefinitionNode;
  readonly paging: Paging | undefined;
}

function withAdditions(
  document: DocumentNode,
  { additions, definition, paging }: Changes,
): DocumentNode {
  const definitions = paging
    ? [variableDefinition(paging.first, 'Int'), variableDefinition(paging.after, 'String')]
    : [];
  return visit<DocumentNode>(document, {
    OperationDefinition(node) {
      if (node !== definition) return undefined;
      return {
        ...node,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: [...(node.variableDefinitions ?? []), ...definitions],
      };
    },
    Field(node) {
      const addition = additions.get(node);
      return addition && withAddition(node, addition);
    },
  });
}

/** A field whose arguments of the same names are replaced. */
function withAddition(node: FieldNode, { fields, args }: Addition): FieldNode {
  const names = new Set(args.map(({ name }) => name.value));
  const kept = (node.arguments ?? []).filter(({ name }) => !names.has(name.value));
  const selections = [...(node.selectionSet?.selections ?? []), ...fields];
  return {
    ...node,
    arguments: [...kept, ...args],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

function nameOf(value: string): NameNode {
  return { kind: Kind.NAME, value };
}

function aliased(key: string, name: string, inner?: readonly FieldNode[]): FieldNode {
  return {
    kind: Kind.FIELD,
    alias: nameOf(key),
    name: nameOf(name),
    ...(inner && { selectionSet: { kind: Kind.SELECTION_SET, selections: inner } }),
  };
}

function argument(name: string, value: ArgumentNode['value']): ArgumentNode {
  return { kind: Kind.ARGUMENT, name: nameOf(name), value };
}

function variable(name: string) {
  return { kind: Kind.VARIABLE, name: nameOf(name) } as const;
}

function variableDefinition(name: string, type: string): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: variable(name),
    type: { kind: Kind.NAMED_TYPE, name: nameOf(type) },
  };
}
