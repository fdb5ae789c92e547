import { parentNotation, type ListedClass } from './class-list.ts';
import type { Comparison } from './compare.ts';

/**
 * Of a comparison what concerns the classes that are used: their counterparts, and of the second list the classes that these
 * name, with those above them. The classes that are new there are left out.
 */
export function excerptOf(comparison: Comparison): Comparison {
  const counterparts = comparison.counterparts.filter(({ from }) => from.isUsed);
  const named = counterparts.flatMap(({ to, namesake }) => [to, namesake]);
  const there = new Map(comparison.to.classes.map((each) => [each.notation, each]));
  const kept = new Set(named.flatMap((each) => (each ? withAncestors(each, there) : [])));
  const classes = comparison.to.classes.filter((each) => kept.has(each));
  return { ...comparison, counterparts, added: [], to: { ...comparison.to, classes } };
}

function withAncestors(
  listed: ListedClass,
  there: ReadonlyMap<string, ListedClass>,
): ListedClass[] {
  const parent = there.get(parentNotation(listed.notation) ?? '');
  return parent ? [listed, ...withAncestors(parent, there)] : [listed];
}
