import { getNamedType, isCompositeType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { Variables } from '../graphql/selection.ts';
import { keysOf, type Key, type Selections } from './answer-keys.ts';
import type { ColumnKind } from './table.ts';

/** A column of an answer: the keys that lead from a row to its values. */
export interface AnswerColumn {
  /** The keys that a reader would name, from the row on. */
  readonly names: readonly string[];
  /** The keys of objects, and the places in lists of which one is meant. */
  readonly keys: readonly (string | number)[];
  readonly kind: ColumnKind;
  /** Whether a list is on the way, so that there may be several values. */
  readonly isMany: boolean;
}

/** A nested list, whose number of items the table has beside its page. */
interface NestedList {
  readonly key: Key;
  /** What the answer calls its total; `isAdded` where the query does not ask for it. */
  readonly total: { readonly key: string; readonly isAdded: boolean };
}

/** The columns of what is selected of a row, and the nested lists among them. */
export interface SelectedColumns {
  readonly columns: readonly AnswerColumn[];
  readonly lists: readonly NestedList[];
}

/** A column for each leaf below some selections, and one for the total of each nested list. */
export function columnsOf(selections: Selections, variables: Variables): SelectedColumns {
  const found = keysOf(selections, variables).map((key) => columnsOfKey(key, variables));
  return {
    columns: found.flatMap(({ columns }) => columns),
    lists: found.flatMap(({ lists }) => lists),
  };
}

function columnsOfKey(key: Key, variables: Variables): SelectedColumns {
  const { field } = key;
  const isMany = isList(key);
  if (!field.node.selectionSet)
    return {
      columns: [{ names: [key.key], keys: [key.key], kind: kindOf(key), isMany }],
      lists: [],
    };
  const names = isPage(key) || isNodeOfEdge(key) ? [] : [key.key];
  const inner = columnsOf(key.below, variables);
  const total = totalOf(key, variables);
  const own = total?.isAdded ? [totalColumn(total.key), ...inner.columns] : inner.columns;
  return {
    columns: own.map((column) => ({
      ...column,
      names: [...names, ...column.names],
      keys: [key.key, ...column.keys],
      isMany: column.isMany || isMany,
    })),
    lists: [...(total ? [{ key, total }] : []), ...inner.lists],
  };
}

function totalColumn(key: string): AnswerColumn {
  return { names: [TOTAL], keys: [key], kind: 'number', isMany: false };
}

const TOTAL = 'totalCount';

/** The total of a key that is a page of a list; `undefined` where it is none, or where the query asks for it. */
export function totalOf(
  { below }: Key,
  variables: Variables,
): { readonly key: string; readonly isAdded: boolean } | undefined {
  const keys = keysOf(below, variables);
  if (!keys.some((key) => isPage(key) && hasTotal(key))) return undefined;
  const asked = keys.find(({ field }) => field.name === TOTAL);
  return asked ? { key: asked.key, isAdded: false } : { key: freeKey(TOTAL, keys), isAdded: true };
}

/** A key like a name that no other has. */
export function freeKey(name: string, keys: readonly Key[]): string {
  const taken = new Set(keys.map(({ key }) => key));
  let free = name;
  while (taken.has(free)) free = `${free}_`;
  return free;
}

function hasTotal({ field: { parent } }: Key): boolean {
  return isObjectType(parent) && TOTAL in parent.getFields();
}

/** `nodes` and `edges` of a connection: they lead to what the list is of, and are no step that a reader would name. */
export function isPage(key: Key): boolean {
  return ['nodes', 'edges'].includes(key.field.name) && isListOfObjects(key);
}

function isNodeOfEdge({ field: { name, parent } }: Key): boolean {
  return name === 'node' && isObjectType(parent) && 'cursor' in parent.getFields();
}

/** Whether a key has a list of objects. */
export function isListOfObjects(key: Key): boolean {
  const { field } = key.field;
  return isList(key) && field !== undefined && isCompositeType(getNamedType(field.type));
}

function isList({ field: { field } }: Key): boolean {
  const type = field && (isNonNullType(field.type) ? field.type.ofType : field.type);
  return isListType(type);
}

const KINDS: Readonly<Record<string, ColumnKind>> = {
  ...{ Int: 'number', Float: 'number', Decimal: 'number', BigInt: 'number' },
  Date: 'day',
};

function kindOf({ field: { field } }: Key): ColumnKind {
  return (field && KINDS[getNamedType(field.type).name]) ?? 'text';
}
