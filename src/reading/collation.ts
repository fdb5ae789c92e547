/** How values are compared where people read them in an order, or search for parts of them. */
export interface Collation {
  /** Orders texts: negative, 0 or positive. */
  readonly compare: (a: string, b: string) => number;
  /** A text as the filters of parts of texts compare it. */
  readonly fold: (text: string) => string;
  /** What texts that are equal to a filter have in common. */
  readonly seen: (text: string) => string;
  /** Whether literals of an ordered datatype are ordered by value; those of others are ordered as texts. */
  readonly isByValue: (datatype: string) => boolean;
}
