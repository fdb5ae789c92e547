/** What a client has read: two pages of the registers, then one unit's, then one register again. */
export interface Findings {
  readonly total: number;
  /** The titles on both pages, in their order. */
  readonly titles: readonly string[];
  /** The unit that keeps the first of them. */
  readonly unit: string | undefined;
  readonly titlesOfUnit: readonly string[];
  /** The title of the first of them, asked for by its address. */
  readonly again: string | undefined;
}
