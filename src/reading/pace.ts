import { atOnce, type Work } from './work.ts';

/** How the work of a request is done: counted, in slices between which others have theirs, and until it is too late. */
export interface Pace {
  /** Counts units of work, each about as much as one test of one value; throws where the work must end. */
  spend(units: number): void;
  /** Does work: all of it now where the slice allows that, else the rest in later slices; throws or rejects where it must end. */
  run<Result>(work: Work<Result>): Result | Promise<Result>;
}

/** The pace of work that nobody waits for, or that nothing else waits for: all of it now. */
export const unhurried: Pace = { spend: () => undefined, run: atOnce };

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
