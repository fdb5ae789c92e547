import type { ClassList } from '../importer/tos/class-list.ts';
import { compareLists } from '../importer/tos/compare.ts';
import { comparisonStatements } from '../importer/tos/comparison-statements.ts';
import { excerptOf } from '../importer/tos/excerpt.ts';
import { listStatements, placed, type PlacedList } from '../importer/tos/list-statements.ts';
import type { Workshop } from './tos-lists.ts';
import { turtleOf } from './write-statements.ts';

/** What the classes of one list are in another, as Turtle for a data folder; with the lists that no data describes yet. */
export function comparisonTurtle(
  [first, second]: readonly [ClassList, ClassList],
  work: Workshop,
  isExcerpt: boolean,
): string {
  const [from, to] = [placed(first, work), placed(second, work)];
  const whole = compareLists(from, to);
  const comparison = isExcerpt ? excerptOf(whole) : whole;
  const named = { ...comparison, from, to: comparison.to as PlacedList };
  const statements = [
    ...(first.scheme === undefined ? listStatements(from, work) : []),
    ...(second.scheme === undefined ? listStatements(named.to, work) : []),
    ...comparisonStatements(named, work),
  ];
  const comment = `What the classes of ${from.version} are in ${to.version}. Made by varanto tos-diff, not by hand.`;
  return turtleOf(statements, { ...work, comment });
}
