import type { ClassList } from '../importer/tos/class-list.ts';
import { compareLists } from '../importer/tos/compare.ts';
import { excerptOf } from '../importer/tos/excerpt.ts';
import { comparisonJson, comparisonText } from '../importer/tos/report.ts';
import type { Values } from './options.ts';
import { print } from './print.ts';
import { comparisonTurtle } from './tos-turtle.ts';
import { readClassList, workshop, type Workshop } from './tos-lists.ts';

/** Prints what the classes of one version are in another, as text, JSON or Turtle. */
export async function runTosDiff(
  values: Values,
  [from = '', to = '']: readonly string[],
): Promise<boolean> {
  const work = workshop(values);
  const first = readClassList(from, work);
  const second = readClassList(to, work);
  for (const remark of [...first.remarks, ...second.remarks]) console.error(`varanto: ${remark}`);
  await print(answer([first.list, second.list], work, values));
  return true;
}

function answer(lists: readonly [ClassList, ClassList], work: Workshop, values: Values): string {
  const isExcerpt = values.used === true;
  if (values.turtle) return comparisonTurtle(lists, work, isExcerpt);
  const whole = compareLists(...lists);
  const comparison = isExcerpt ? excerptOf(whole) : whole;
  return values.json
    ? `${JSON.stringify(comparisonJson(comparison), undefined, 2)}\n`
    : comparisonText(comparison);
}
