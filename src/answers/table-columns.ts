import {
  getNamedType,
  getOperationAST,
  getVariableValues,
  isCompositeType,
  isListType,
  isNonNullType,
  Kind,
  type ExecutionArgs,
  type GraphQLOutputType,
} from 'graphql';
import { quoted, userError } from '../graphql/user-error.ts';
import {
  selectedFields,
  type Reading,
  type SelectedField,
  type Selection,
} from './selected-fields.ts';

/** A column of a table: the keys that lead from the data to the list of rows, and from a row to the values. */
export interface Column {
  readonly name: string;
  readonly list: readonly string[];
  readonly keys: readonly string[];
}

/** The columns of a query's answer: a leaf each. A query without exactly one list at its root is the caller's mistake. */
export function tableColumns(execution: ExecutionArgs): readonly Column[] {
  const { selection, reading } = rootOf(execution);
  const [root, ...more] = selectedFields([selection], reading);
  const lists = root && !more.length ? listsOf(root, reading) : [];
  const columns = lists.flatMap(({ list, field }) =>
    leaves(field.below, reading).map(({ names, keys }) => ({ name: names.join('.'), list, keys })),
  );
  if (columns.length) return columns;
  const fields = [root, ...more].map((field) => field?.key).join(', ');
  throw userError(
    `A table needs a query with one field at its root, a list, and fields of what is in it; got ${quoted(fields)}`,
  );
}

function rootOf({ schema, document, operationName, variableValues }: ExecutionArgs) {
  const operation = getOperationAST(document, operationName);
  const type = operation && schema.getRootType(operation.operation);
  if (!type) throw userError('A table needs a query.');
  const given = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    variableValues ?? {},
  );
  const fragments = document.definitions.flatMap((definition) =>
    definition.kind === Kind.FRAGMENT_DEFINITION
      ? [[definition.name.value, definition] as const]
      : [],
  );
  const reading: Reading = {
    schema,
    fragments: new Map(fragments),
    variables: given.coerced ?? {},
  };
  return { selection: { type, set: operation.selectionSet }, reading };
}

/** The lists of rows: the root field itself, or each selection of what is on the page of a connection. */
function listsOf(root: SelectedField, reading: Reading) {
  if (isListOfObjects(root.type)) return [{ list: [root.key], field: root }];
  return selectedFields(root.below, reading)
    .filter((field) => isPage(field))
    .map((field) => ({ list: [root.key, field.key], field }));
}

interface Leaf {
  readonly names: readonly string[];
  readonly keys: readonly string[];
}

function leaves(selections: readonly Selection[], reading: Reading): readonly Leaf[] {
  return selectedFields(selections, reading).flatMap((field) => {
    const names = isPage(field) || isNodeOfEdge(field) ? [] : [field.key];
    const below = field.below.length ? leaves(field.below, reading) : [{ names: [], keys: [] }];
    return below.map((leaf) => ({
      names: [...names, ...leaf.names],
      keys: [field.key, ...leaf.keys],
    }));
  });
}

/** `nodes` and `edges` of a connection: they hold what the list is of, and are no step that a reader would name. */
function isPage({ name, type }: SelectedField): boolean {
  return (name === 'nodes' || name === 'edges') && isListOfObjects(type);
}

function isNodeOfEdge({ name, parent }: SelectedField): boolean {
  return name === 'node' && 'getFields' in parent && 'cursor' in parent.getFields();
}

function isListOfObjects(type: GraphQLOutputType | undefined): boolean {
  const list = isNonNullType(type) ? type.ofType : type;
  return isListType(list) && isCompositeType(getNamedType(list));
}
