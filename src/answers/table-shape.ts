import { isObjectType, getNamedType } from 'graphql';
import {
  argumentsOf,
  operationOf,
  type Operation,
  type OperationRequest,
} from '../graphql/operation.ts';
import type { Variables } from '../graphql/selection.ts';
import { quoted, userError } from '../graphql/user-error.ts';
import { keysOf, type Key } from './answer-keys.ts';
import {
  columnsOf,
  freeKey,
  isListOfObjects,
  isPage,
  totalOf,
  type AnswerColumn,
  type SelectedColumns,
} from './table-columns.ts';

/** Where the rows of a table are in an answer, and what a row has. */
export interface RowSource extends SelectedColumns {
  /** The keys that lead from the data to the list of rows. */
  readonly path: readonly string[];
}

/** The groups of a list, where the rows of a table are groups. */
interface Groups {
  readonly key: Key;
  /** The keys of a group, and what the answer calls the name of the field of each. */
  readonly keys: Key | undefined;
  readonly fieldKey: string;
}

/** What a query's table is made of. */
export interface TableShape {
  readonly operation: Operation;
  readonly root: Key;
  /** One, or several lists that are side by side: `nodes` and `edges` of one page. */
  readonly sources: readonly RowSource[];
  readonly groups: Groups | undefined;
}

/** The shape of a query's table. A query without one list, or one list of groups, at its root is the caller's mistake. */
export function tableShape(request: OperationRequest): TableShape {
  const operation = operationOf(request);
  if (!operation) throw userError('A table needs a query.');
  const { below, variables } = operation;
  const roots = keysOf([below], variables);
  const [root] = roots;
  const shape = root && roots.length === 1 ? shapeOfRoot(root, variables) : undefined;
  if (root && shape?.sources.some(({ columns }) => columns.length))
    return { operation, root, ...shape };
  const fields = roots.map(({ key }) => key).join(', ');
  throw userError(
    `A table needs a query with one field at its root, a list or its groups, and fields of what is in it; got ${quoted(fields)}`,
  );
}

type RootShape = Pick<TableShape, 'sources' | 'groups'>;

function shapeOfRoot(root: Key, variables: Variables): RootShape {
  if (isListOfObjects(root))
    return { sources: [sourceOf([root.key], root, variables)], groups: undefined };
  const keys = keysOf(root.below, variables);
  const grouped = keys.flatMap((key) => groupsOf(root, key, variables) ?? []);
  const pages = keys.filter(isPage).map((key) => sourceOf([root.key, key.key], key, variables));
  const [groups] = grouped;
  // Rows and groups are two tables: that of the rows is what the list is.
  if (pages.length || !groups) return { sources: pages, groups: undefined };
  if (grouped.length > 1)
    throw userError('A table is of one list: ask for one field of groups, not for several.');
  return groups;
}

function sourceOf(path: readonly string[], page: Key, variables: Variables): RowSource {
  return { path, ...columnsOf(page.below, variables) };
}

/** The table of groups, where a key has such: a page of what has `keys`. */
function groupsOf(root: Key, key: Key, variables: Variables): RootShape | undefined {
  const [page] = keysOf(key.below, variables).filter((each) => isPage(each) && hasKeys(each));
  if (!page) return undefined;
  const inner = keysOf(page.below, variables);
  const keys = inner.find(({ field }) => field.name === 'keys');
  const others = columnsOf(page.below, variables).columns.filter(
    (column) => column.keys[0] !== keys?.key,
  );
  const named = keys ? keysOf(keys.below, variables) : [];
  const fieldKey =
    named.find(({ field }) => field.name === 'field')?.key ?? freeKey('field', named);
  const columns = keys
    ? [...keyColumns(keys, namesOf(key, variables), { fieldKey, variables }), ...others]
    : others;
  return {
    sources: [{ path: [root.key, key.key, page.key], columns, lists: [] }],
    groups: { key, keys, fieldKey },
  };
}

function hasKeys({ field: { field } }: Key): boolean {
  const type = field && getNamedType(field.type);
  return isObjectType(type) && 'keys' in type.getFields();
}

/** What the argument `by` calls the keys of groups; an answer says it better. */
function namesOf({ field }: Key, variables: Variables): readonly string[] {
  const by: unknown = argumentsOf(field, variables)['by'];
  const entries = Array.isArray(by) ? (by as readonly unknown[]) : [by];
  return entries.map((entry, index) => {
    const named =
      typeof entry === 'object' && entry !== null && 'field' in entry ? entry.field : entry;
    return typeof named === 'string' ? named : `key${index + 1}`;
  });
}

/** A column for each key: of what is asked of it the label is the plain column, or else what comes first. */
function keyColumns(
  keys: Key,
  names: readonly string[],
  { fieldKey, variables }: { readonly fieldKey: string; readonly variables: Variables },
): readonly AnswerColumn[] {
  const leaves = columnsOf(keys.below, variables).columns.filter(
    (column) => column.keys[0] !== fieldKey,
  );
  const plain = leaves.find((column) => column.names[0] === 'displayName') ?? leaves[0];
  return names.flatMap((name, index) =>
    leaves.map((leaf) => ({
      ...leaf,
      names: leaf === plain ? [name] : [name, ...leaf.names],
      keys: [keys.key, index, ...leaf.keys],
    })),
  );
}

/** Whether the root of a table is a connection that can be read page by page, and the query names no page of it. */
export function isWhole({ root, operation, groups }: TableShape): boolean {
  const { field } = root.field;
  const has = (name: string): boolean => field?.args.some((each) => each.name === name) ?? false;
  if (groups || !has('first') || !has('after')) return false;
  if (!totalOf(root, operation.variables)) return false;
  const args = argumentsOf(root.field, operation.variables);
  return ['first', 'last', 'after', 'before'].every((name) => args[name] == null);
}
