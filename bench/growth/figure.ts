/** What something costs at each size of a catalogue. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly costs: readonly number[];
}

/** The sizes of the catalogues, in triples. */
export const sizes: readonly number[] = [10_000, 100_000, 1_000_000];

/** How many times the cost at the first size it is. */
export function timesTheFirst({ costs }: Figure): number[] {
  return costs.map((cost) => cost / (costs[0] ?? NaN));
}
