import { median } from './spread.ts';

/** What the same work cost Varanto and its rival, one after the other: milliseconds, or bytes. */
export interface Pair {
  readonly varanto: number;
  readonly rival: number;
}

/** `least`: how many times as fast as the rival; `most`: how many times its cost. */
export type Goal = { readonly least: number } | { readonly most: number };

/** A line of the table: a work, who else does it, what is wanted, and what was measured. */
export interface Line {
  readonly work: string;
  readonly rival: string;
  readonly goal: Goal;
  readonly pairs: readonly Pair[];
}

/** The ratio that the goal is about, pair by pair. */
export function ratiosOf({ goal, pairs }: Line): number[] {
  return pairs.map(({ varanto, rival }) => ('least' in goal ? rival / varanto : varanto / rival));
}

/** Whether the median ratio keeps the goal. */
export function isKept(line: Line): boolean {
  const ratio = median(ratiosOf(line));
  return 'least' in line.goal ? ratio >= line.goal.least : ratio <= line.goal.most;
}
