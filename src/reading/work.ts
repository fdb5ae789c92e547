/** Long work in pieces: it can be done at once, or piece by piece beside whatever else there is to do. */
export type Work<Result> = Generator<undefined, Result>;

/** Does all of the work now. */
export function atOnce<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** So many units of work are a piece: a tenth of a millisecond's worth. */
export const PIECE = 1_000;

/** Does something with each of some items, which takes so many units of work each, in pieces. */
export function* inPieces<Item>(
  items: Iterable<Item>,
  weight: number,
  each: (item: Item) => void,
): Work<void> {
  const size = pieceOf(weight);
  const all = Array.isArray(items) ? (items as readonly Item[]) : [...items];
  for (let from = 0; from < all.length; from += size) {
    if (from > 0) yield;
    doEach(all, { from, to: Math.min(from + size, all.length) }, each);
  }
}

/** How many items of a weight are a piece. */
export function pieceOf(weight: number): number {
  return Math.max(1, Math.floor(PIECE / weight));
}

/** A loop in a plain function: engines make it faster than one in a generator. */
function doEach<Item>(
  items: readonly Item[],
  { from, to }: { readonly from: number; readonly to: number },
  each: (item: Item) => void,
): void {
  for (let at = from; at < to; at += 1) each(items[at] as Item);
}
