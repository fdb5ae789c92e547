/** What is true of one must be true of all after it, here and below: then the first is found by halving. */

/** The first whole number, from `from` on and below `to`, of which something is true; `to` where it is true of none. */
export function firstWhere(
  { from = 0, to }: { readonly from?: number; readonly to: number },
  isTrue: (number: number) => boolean,
): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The place of the first item of a list of which something is true; the length of the list where it is true of none. */
export function firstPlace<Item>(list: readonly Item[], isTrue: (item: Item) => boolean): number {
  return firstWhere({ to: list.length }, (place) => isTrue(list[place] as Item));
}
