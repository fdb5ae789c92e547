import { chosenTexts } from '../reading/chosen-texts.ts';
import type { Resource, Value } from '../reading/view.ts';
import {
  columnKind,
  keyOf,
  kindOf,
  NAME_ENDING,
  type CollectionColumn,
  type CollectionColumns,
} from './collection-columns.ts';
import type { Cell, ColumnHead, Layout, Row, Scalar, Table } from './table.ts';

/** How many resources are written at a time. */
const BATCH = 50;

/** All resources of a collection as a table: the address, then the columns, a row for each resource or for each value. */
export function collectionTable(
  members: readonly Resource[],
  { columns }: CollectionColumns,
  layout: Layout,
): Table {
  return {
    heads: [{ name: 'id', kind: 'text' }, ...columns.flatMap(headsOf)],
    batches: batches(members, columns, layout),
    rowCount: layout.isListsAsRows ? undefined : members.length,
    isOneBatch: false,
  };
}

function headsOf(column: CollectionColumn): readonly ColumnHead[] {
  const own: ColumnHead = { name: column.name, kind: columnKind(column) };
  return column.isNamed ? [own, { name: column.name + NAME_ENDING, kind: 'text' }] : [own];
}

function* batches(
  members: readonly Resource[],
  columns: readonly CollectionColumn[],
  layout: Layout,
): Iterable<readonly Row[]> {
  for (let from = 0; from < members.length; from += BATCH)
    yield members
      .slice(from, from + BATCH)
      .flatMap((resource) => rowsOf(resource, columns, layout));
}

/** The values of one column, each with the name of what it links to. */
interface Filled {
  readonly column: CollectionColumn;
  readonly values: readonly (readonly Scalar[])[];
}

function rowsOf(
  resource: Resource,
  columns: readonly CollectionColumn[],
  { isListsAsRows, languages }: Layout,
): readonly Row[] {
  const statements = resource.passingStatements;
  const filled = columns.map((column): Filled => ({
    column,
    values: (statements.get(column.predicate) ?? [])
      .filter((value) => keyOf(kindOf(value)) === keyOf(column.values))
      .map((value) => scalarsOf(value, column, languages)),
  }));
  if (!isListsAsRows) return [[resource.id, ...filled.flatMap(cellsOf)]];
  return valueRows(filled).map((row) => [resource.id, ...row]);
}

function scalarsOf(
  value: Value,
  { isNamed }: CollectionColumn,
  languages: readonly string[],
): readonly Scalar[] {
  if (value.kind === 'literal') return [value.value];
  return isNamed ? [value.id, displayName(value, languages)] : [value.id];
}

/** What a resource is called, in the languages of the reader; `null` where it has no name. */
function displayName(resource: Resource, languages: readonly string[]): string | null {
  const label = resource.shape?.label;
  return (label && chosenTexts(resource, label, languages)[0]?.value) ?? null;
}

function cellsOf({ column, values }: Filled): readonly Cell[] {
  return places(column).map((place) =>
    column.isMany ? values.map((scalars) => scalars[place] ?? null) : (values[0]?.[place] ?? null),
  );
}

function places({ isNamed }: CollectionColumn): readonly number[] {
  return isNamed ? [0, 1] : [0];
}

/** A row for each value of the columns that may have several; of two such columns a row has one alone. */
function valueRows(filled: readonly Filled[]): readonly Row[] {
  const rowWith = (own: Filled | undefined, scalars: readonly Scalar[] = []): Row =>
    filled.flatMap((each) => {
      const { column, values } = each;
      const chosen = each === own ? scalars : column.isMany ? [] : (values[0] ?? []);
      return places(column).map((place) => chosen[place] ?? null);
    });
  const rows = filled
    .filter(({ column }) => column.isMany)
    .flatMap((own) => own.values.map((scalars) => rowWith(own, scalars)));
  return rows.length ? rows : [rowWith(undefined)];
}
