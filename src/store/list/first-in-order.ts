import { firstPlace } from '../../reading/halving.ts';

/** Beyond this part of a list a full sort is as fast. */
const SMALL_PART = 0.25;

/**
 * The first of some items in an order, without ordering the others. `compare` must distinguish any two items, or it does not
 * matter which of them comes first.
 */
export function firstInOrder<Item>(
  items: readonly Item[],
  size: number,
  compare: (a: Item, b: Item) => number,
): Item[] {
  if (size > items.length * SMALL_PART) return items.toSorted(compare).slice(0, size);
  const first: Item[] = [];
  for (const item of items) {
    const last = first[first.length - 1];
    const isFull = first.length >= size;
    if (last === undefined ? isFull : isFull && compare(item, last) >= 0) continue;
    // After those that are equal to it.
    first.splice(
      firstPlace(first, (other) => compare(item, other) < 0),
      0,
      item,
    );
    if (isFull) first.pop();
  }
  return first;
}
