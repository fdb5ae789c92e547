import type { Field, Shape } from '../../model/model.ts';
import type { Resource, View } from '../../reading/view.ts';
import type { Work } from '../../reading/work.ts';
import { collationOf } from '../list/collation.ts';
import { KeyColumn } from './key-column.ts';
import { TextColumn } from './text-column.ts';

/** Of a class with fewer resources each of them is read as fast. */
export const FEW = 20;

/**
 * All columns of a view may take so many bytes for each of its triples, of which the store takes some 900: those that were used
 * last stay. Half of it is for the index of one column.
 */
const BYTES_PER_TRIPLE = 100;

/** What they may take in the smallest catalogue. */
const LEAST_BYTES = 4_000_000;

/** A place in an index, in bytes. */
const PLACE = 4;

/** A class whose members have positions. */
interface Members {
  readonly shape: Shape;
  readonly list: readonly Resource[];
  readonly view: View;
}

/** The texts of a field of a class, read when a filter first asks for them. */
export function textColumn(members: Members, field: Field): Work<TextColumn> {
  const mostPlaces = mostBytes(members.view) / 2 / PLACE;
  const folding = collationOf(members.view);
  return cached(`texts of ${members.shape.name} ${field.name}`, members.view, () =>
    TextColumn.reading(members.list, field, { mostPlaces, folding }),
  );
}

/** The values of a field of a class as small integers, read when they are first counted. */
export function keyColumn(members: Members, field: Field): Work<KeyColumn> {
  return cached(`values of ${members.shape.name} ${field.name}`, members.view, () =>
    KeyColumn.reading(members.list, field),
  );
}

interface Column {
  /** What it takes in memory, about. */
  readonly bytes: number;
}

function* cached<Made extends Column>(key: string, view: View, make: () => Work<Made>): Work<Made> {
  const columns = view.remember('columns', () => new Map<string, Column>());
  // A name is that of columns of one kind.
  const column = (columns.get(key) as Made | undefined) ?? (yield* make());
  // The one that was used last comes last.
  columns.delete(key);
  columns.set(key, column);
  let bytes = 0;
  for (const each of columns.values()) bytes += each.bytes;
  for (const [oldest, each] of columns) {
    if (bytes <= mostBytes(view) || oldest === key) break;
    columns.delete(oldest);
    bytes -= each.bytes;
  }
  return column;
}

function mostBytes({ size }: View): number {
  return Math.max(LEAST_BYTES, (size ?? 0) * BYTES_PER_TRIPLE);
}
