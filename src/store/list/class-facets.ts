import type { Field } from '../../model/model.ts';
import type { Facet } from '../../reading/view.ts';
import type { Work } from '../../reading/work.ts';
import { FEW, keyColumn } from '../columns/columns.ts';
import type { KeyColumn } from '../columns/key-column.ts';
import { named } from './counted-keys.ts';
import { firstInOrder } from './first-in-order.ts';
import type { WholeClass } from './text-positions.ts';

/** More different values are not ordered beforehand: most of them are never shown. */
const MOST_ORDERED = 20_000;

/** What a facet of a class is counted over, and the languages of its labels. */
interface Counted {
  readonly whole: WholeClass;
  /** Where those are in the class that are counted; all without it. */
  readonly positions: readonly number[] | undefined;
  readonly languages: readonly string[];
}

/** The facet of a field of a large class, counted over small integers; `undefined` where that is of no use. */
export function* countingColumn(
  field: Field,
  { whole, positions, languages }: Counted,
): Work<Facet | undefined> {
  // What counts as a value of a text depends on the languages.
  if (whole.list.length < FEW || field.range.kind === 'text') return undefined;
  const column = yield* keyColumn(whole, field);
  if (column.keys.length > MOST_ORDERED) return undefined;
  const counts = yield* column.counting(positions);
  const ranks = yield* column.ranking(languages, whole.view);
  const codes: number[] = [];
  for (const [code, count] of counts.entries()) if (count > 0) codes.push(code);
  return facetOf(field, { column, counts, ranks, codes, languages });
}

interface Ranked {
  readonly column: KeyColumn;
  readonly counts: Int32Array;
  readonly ranks: Int32Array;
  /** The values that there are. */
  readonly codes: readonly number[];
  readonly languages: readonly string[];
}

function facetOf(field: Field, { column, counts, ranks, codes, languages }: Ranked): Facet {
  const countOf = (code: number): number => counts[code] ?? 0;
  const compare = (a: number, b: number): number =>
    countOf(b) - countOf(a) || (ranks[a] ?? 0) - (ranks[b] ?? 0);
  return {
    field,
    size: codes.length,
    first: (size) =>
      firstInOrder(codes, size, compare).flatMap((code) => {
        const key = column.keys[code];
        return key === undefined ? [] : [{ ...named(key, languages), count: countOf(code) }];
      }),
  };
}
