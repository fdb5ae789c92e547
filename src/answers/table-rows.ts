import type { AnswerColumn } from './table-columns.ts';
import type { RowSource } from './table-shape.ts';
import type { Cell, Row, Scalar } from './table.ts';

/** The rows of an answer's data, where each item of a list is a row; an address without a resource gives none. */
export function rowsOf(
  data: unknown,
  sources: readonly RowSource[],
  isListsAsRows: boolean,
): readonly Row[] {
  const lists = sources.map(({ path, columns }) => ({ items: listAt(data, path), columns }));
  const length = Math.max(0, ...lists.map(({ items }) => items.length));
  return Array.from({ length }, (_, index) =>
    lists.map(({ items, columns }) => ({ item: items[index], columns })),
  )
    .filter((parts) => parts.some(({ item }) => item != null))
    .flatMap((parts) => (isListsAsRows ? valueRows(parts) : [cellRow(parts)]));
}

/** A part of a row: an item of a list, and the columns that are read from it. */
interface RowPart {
  readonly item: unknown;
  readonly columns: readonly AnswerColumn[];
}

function cellRow(parts: readonly RowPart[]): Row {
  return parts.flatMap(({ item, columns }) => columns.map((column) => cellOf(item, column)));
}

function cellOf(item: unknown, { keys, isMany }: AnswerColumn): Cell {
  return isMany ? valuesAt(item, keys) : scalarOf(valueAt(item, keys));
}

type Keys = readonly (string | number)[];

/** The value that keys lead to; `undefined` where one of them leads nowhere. */
export function valueAt(item: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>(
    (value, key) => (value == null ? undefined : (value as Record<string | number, unknown>)[key]),
    item,
  );
}

function listAt(data: unknown, path: Keys): readonly unknown[] {
  const list = valueAt(data, path);
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}

/** The values that keys lead to through lists. A missing one keeps its place, so that lists of one row stay side by side. */
function valuesAt(item: unknown, keys: Keys, isPlace = false): readonly Scalar[] {
  if (item == null) return isPlace ? [null] : [];
  const [key, ...rest] = keys;
  if (Array.isArray(item) && typeof key !== 'number')
    return item.flatMap((each) => valuesAt(each, keys, true));
  if (key === undefined) return [scalarOf(item)];
  return valuesAt((item as Record<string | number, unknown>)[key], rest, isPlace);
}

/** A leaf as a cell has it: the object of a scalar that has objects is written as JSON. */
function scalarOf(value: unknown): Scalar {
  if (value == null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as Scalar);
}

/** Some cells of a row, by their columns. */
type Cells = ReadonlyMap<number, Scalar>;

/** The cells of which there is one in each row, and those of which each is a row of its own. */
interface Expanded {
  readonly single: Cells;
  readonly many: readonly Cells[];
}

interface PlacedColumn {
  readonly place: number;
  readonly keys: Keys;
}

/**
 * A row for each value of a list: the cells of one value come again in each, what belongs to one item of a list stays
 * together, and of several lists a row has one alone.
 */
function valueRows(parts: readonly RowPart[]): readonly Row[] {
  let place = 0;
  const expanded = parts.map(({ item, columns }) =>
    expand(
      item,
      columns.map(({ keys }) => ({ place: place++, keys })),
    ),
  );
  return rowsOfCells(together(expanded)).map((cells) =>
    Array.from({ length: place }, (_, index) => cells.get(index) ?? null),
  );
}

function expand(item: unknown, columns: readonly PlacedColumn[]): Expanded {
  if (item == null) return { single: new Map(), many: [] };
  const steps = new Map<string | number | undefined, PlacedColumn[]>();
  for (const { place, keys } of columns) {
    const [key, ...rest] = keys;
    steps.set(key, [...(steps.get(key) ?? []), { place, keys: rest }]);
  }
  if (Array.isArray(item) && ![...steps.keys()].some((key) => typeof key === 'number'))
    return {
      single: new Map(),
      many: item.flatMap((each) => rowsOfCells(expand(each, columns))),
    };
  return together(
    [...steps].map(([key, below]) =>
      key === undefined
        ? { single: new Map(below.map(({ place }) => [place, scalarOf(item)])), many: [] }
        : expand((item as Record<string | number, unknown>)[key], below),
    ),
  );
}

function together(parts: readonly Expanded[]): Expanded {
  return {
    single: new Map(parts.flatMap(({ single }) => [...single])),
    many: parts.flatMap(({ many }) => many),
  };
}

function rowsOfCells({ single, many }: Expanded): readonly Cells[] {
  return many.length ? many.map((each) => new Map([...single, ...each])) : [single];
}
