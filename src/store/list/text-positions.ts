import type { Condition, TextTest } from '../../reading/condition.ts';
import type { Resource } from '../../reading/view.ts';
import type { Shape } from '../../model/model.ts';
import type { Work } from '../../reading/work.ts';
import { FEW, textColumn } from '../columns/columns.ts';
import { TextColumn } from '../columns/text-column.ts';
import type { ClassView } from './ordered-class.ts';

/** A class that a list is of, whole. */
export interface WholeClass {
  readonly shape: Shape;
  readonly list: readonly Resource[];
  readonly view: ClassView;
}

/** Where a list may keep more than one in so many, going through its order finds the first of them as fast. */
const SHARE = 8;

/** Those of a class, by address, that may keep a condition on a text, where it is seen at once that they are few. */
export function* fewByText(
  whole: WholeClass,
  conditions: readonly Condition[],
): Work<readonly Resource[] | undefined> {
  const { list } = whole;
  for (const condition of conditions) {
    const test = columnTest(condition, list);
    if (!test) continue;
    const column = yield* textColumn(whole, test.field);
    const positions = column.few(test.test, list.length / SHARE);
    if (positions) return positions.flatMap((position) => list[position] ?? []);
  }
  return undefined;
}

/** A condition that a column answers by itself, and the positions of those that keep it. */
interface TextPositions {
  readonly condition: Condition;
  readonly positions: readonly number[];
}

/** The positions of those of a class that keep the first condition that is about a text alone; `undefined`: there is none. */
export function* positionsByText(
  whole: WholeClass,
  conditions: readonly Condition[],
): Work<TextPositions | undefined> {
  for (const condition of conditions) {
    const test = columnTest(condition, whole.list);
    if (!test) continue;
    const column = yield* textColumn(whole, test.field);
    return { condition, positions: yield* column.matching(test.test) };
  }
  return undefined;
}

/** What a condition asks of a text where that is all it asks, and the class is large. */
function columnTest(condition: Condition, list: readonly Resource[]) {
  if (list.length < FEW || condition.kind !== 'value' || condition.exists === false)
    return undefined;
  const { field, tests } = condition;
  const [test, second] = tests;
  if (!test || second || !isOfText(test) || !TextColumn.answers(test)) return undefined;
  return { field, test };
}

function isOfText(test: { readonly operator: string }): test is TextTest {
  return test.operator === 'contains' || test.operator === 'startsWith';
}
