import { getNamedType, isCompositeType, isListType, isObjectType, isNonNullType } from 'graphql';
import { operationOf, type OperationRequest } from '../graphql/operation.ts';
import {
  isIncluded,
  type Selected,
  type SelectedField,
  type Variables,
} from '../graphql/selection.ts';
import { quoted, userError } from '../graphql/user-error.ts';

/** A column of a table: the keys that lead from the data to the list of rows, and from a row to the values. */
export interface Column {
  readonly name: string;
  readonly list: readonly string[];
  readonly keys: readonly string[];
}

/** The columns of a query's answer: a leaf each. A query without exactly one list at its root is the caller's mistake. */
export function tableColumns(request: OperationRequest): readonly Column[] {
  const operation = operationOf(request);
  if (!operation) throw userError('A table needs a query.');
  const { below, variables } = operation;
  const [root, ...more] = keysOf([below], variables);
  const lists = root && !more.length ? listsOf(root, variables) : [];
  const columns = lists.flatMap(({ list, each }) =>
    leaves(each.below, variables).map(({ names, keys }) => ({ name: names.join('.'), list, keys })),
  );
  if (columns.length) return columns;
  const fields = [root, ...more].map((each) => each?.key).join(', ');
  throw userError(
    `A table needs a query with one field at its root, a list, and fields of what is in it; got ${quoted(fields)}`,
  );
}

/** A key of an answer's object: the fields that meet under it are one, with all that is selected below them. */
interface Key {
  readonly key: string;
  readonly field: SelectedField;
  readonly below: readonly (readonly Selected[])[];
}

/**
 * The keys that selections come to, in the order of an answer (GraphQL, section 6.3.2), for all types at once: a
 * fragment counts whatever it is of.
 */
function keysOf(
  selections: readonly (readonly Selected[])[],
  variables: Variables,
): readonly Key[] {
  const keys = new Map<string, Key>();
  const spread = new Set<readonly Selected[]>();
  const visit = (each: Selected): void => {
    if (!isIncluded(each, variables)) return;
    if (each.kind === 'field') {
      const known = keys.get(each.key);
      const below = [...(known?.below ?? []), each.below];
      keys.set(each.key, { key: each.key, field: known?.field ?? each, below });
    } else if (!spread.has(each.below)) {
      // What was spread here before is here already.
      spread.add(each.below);
      each.below.forEach(visit);
    }
  };
  selections.flat().forEach(visit);
  return [...keys.values()];
}

/** The lists of rows: the root field itself, or each selection of what is on the page of a connection. */
function listsOf(
  root: Key,
  variables: Variables,
): readonly { readonly list: readonly string[]; readonly each: Key }[] {
  if (isListOfObjects(root.field)) return [{ list: [root.key], each: root }];
  return keysOf(root.below, variables)
    .filter(({ field }) => isPage(field))
    .map((each) => ({ list: [root.key, each.key], each }));
}

interface Leaf {
  readonly names: readonly string[];
  readonly keys: readonly string[];
}

function leaves(
  selections: readonly (readonly Selected[])[],
  variables: Variables,
): readonly Leaf[] {
  return keysOf(selections, variables).flatMap(({ key, field, below }) => {
    const names = isPage(field) || isNodeOfEdge(field) ? [] : [key];
    const inner = field.node.selectionSet ? leaves(below, variables) : [{ names: [], keys: [] }];
    return inner.map((leaf) => ({
      names: [...names, ...leaf.names],
      keys: [key, ...leaf.keys],
    }));
  });
}

/** `nodes` and `edges` of a connection: they lead to what the list is of, and are no step that a reader would name. */
function isPage(selected: SelectedField): boolean {
  return (selected.name === 'nodes' || selected.name === 'edges') && isListOfObjects(selected);
}

function isNodeOfEdge({ name, parent }: SelectedField): boolean {
  return name === 'node' && isObjectType(parent) && 'cursor' in parent.getFields();
}

function isListOfObjects({ field }: SelectedField): boolean {
  const type = field && (isNonNullType(field.type) ? field.type.ofType : field.type);
  return isListType(type) && isCompositeType(getNamedType(type));
}
