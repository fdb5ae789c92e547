import type { Work } from '../reading/work.ts';

/** How many items are sorted, or merged, between two pauses: a few milliseconds, if texts are compared. */
const TOGETHER = 1024;

/** Sorts as `toSorted` does, equal items in the order in which they came, giving way now and then. */
export function* sorting<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Work<Item[]> {
  let runs: Item[][] = [];
  for (let start = 0; start < items.length; start += TOGETHER) {
    runs.push(items.slice(start, start + TOGETHER).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: Item[][] = [];
    for (let index = 0; index < runs.length; index += 2)
      merged.push(yield* merging(runs[index] ?? [], runs[index + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merging<Item>(
  first: readonly Item[],
  second: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Work<Item[]> {
  const merged: Item[] = [];
  let [left, right] = [0, 0];
  while (left < first.length && right < second.length) {
    const [a, b] = [first[left] as Item, second[right] as Item];
    const isFirst = compare(a, b) <= 0;
    merged.push(isFirst ? a : b);
    if (isFirst) left += 1;
    else right += 1;
    if (merged.length % TOGETHER === 0) yield;
  }
  return merged.concat(first.slice(left), second.slice(right));
}
