/** How far long work is: what is done at the moment, and how much of it. */
export interface Step {
  readonly stage: string;
  readonly done?: number;
  /** How much there is to do, where that is known. */
  readonly of?: number;
  /** Whether what was done is kept for all who come later: it is not counted as the work of who came first. */
  readonly isForAll?: boolean;
}

/** Receives how far some work is, at each pause that says so. */
export type See = (step: Step | undefined) => void;

/** Long work in pieces: it can be done at once, or piece by piece beside whatever else there is to do. */
export type Work<Result> = Generator<Step | undefined, Result>;

/** Does all of the work now. */
export function atOnce<Result>(work: Work<Result>, see?: See): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    see?.(step.value);
  }
}

/** The same work, which says at each pause how far it is; `pauses` counts them. */
export function* saying<Result>(
  work: Work<Result>,
  stepAt: (pauses: number) => Step,
): Work<Result> {
  for (let pauses = 1; ; pauses += 1) {
    const next = work.next();
    if (next.done) return next.value;
    yield stepAt(pauses);
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
