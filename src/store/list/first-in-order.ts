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
    first.splice(placeOf(item, first, compare), 0, item);
    if (isFull) first.pop();
  }
  return first;
}

/** Where an item goes in an ordered list: after those that are equal to it. */
function placeOf<Item>(
  item: Item,
  ordered: readonly Item[],
  compare: (a: Item, b: Item) => number,
): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = ordered[middle];
    if (other !== undefined && compare(item, other) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
