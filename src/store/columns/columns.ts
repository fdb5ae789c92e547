import type { Field, Shape } from '../../model/model.ts';
import type { Resource, View } from '../../reading/view.ts';
import type { Work } from '../../reading/work.ts';
import { KeyColumn } from './key-column.ts';
import { TextColumn } from './text-column.ts';

/** Of a class with fewer resources each of them is read as fast. */
export const FEW = 20;

/** So many columns of each kind are cached for a view: those that were used last. */
const MOST = 24;

/** A class whose members have positions. */
interface Members {
  readonly shape: Shape;
  readonly list: readonly Resource[];
  readonly view: View;
}

/** The texts of a field of a class, read when a filter first asks for them. */
export function textColumn(members: Members, field: Field): Work<TextColumn> {
  return cached('text columns', {
    ...members,
    field,
    make: (all, of) => TextColumn.reading(all, of),
  });
}

/** The values of a field of a class as small integers, read when they are first counted. */
export function keyColumn(members: Members, field: Field): Work<KeyColumn> {
  return cached('key columns', {
    ...members,
    field,
    make: (all, of) => KeyColumn.reading(all, of),
  });
}

interface Made<Column> extends Members {
  readonly field: Field;
  readonly make: (members: readonly Resource[], field: Field) => Work<Column>;
}

function* cached<Column>(
  kind: string,
  { shape, list, view, field, make }: Made<Column>,
): Work<Column> {
  const columns = view.remember(kind, () => new Map<string, Column>());
  const key = `${shape.name} ${field.name}`;
  const column = columns.get(key) ?? (yield* make(list, field));
  // The one that was used last comes last.
  columns.delete(key);
  columns.set(key, column);
  const [oldest] = columns.keys();
  if (columns.size > MOST && oldest !== undefined) columns.delete(oldest);
  return column;
}
