/** The value spaces, by the primitive datatype that each comes from (XML Schema 1.1 part 2, section 3.3). */
type Kind =
  | 'boolean'
  | 'decimal'
  | 'float'
  | 'double'
  | 'dateTime'
  | 'date'
  | 'time'
  | 'gYear'
  | 'gYearMonth'
  | 'gMonth'
  | 'gMonthDay'
  | 'gDay'
  | 'duration';

/** What a lexical form denotes: forms that denote the same are equal here, however they are written. */
export interface DataValue {
  readonly kind: Kind;
  /** The canonical lexical form: the same text for equal values of a kind, and for no others. */
  readonly text: string;
  /**
   * The order as XML Schema and SPARQL have it: negative, 0 or positive; `undefined` where the two have none, as a time
   * with a zone and one without it within 14 hours, a month and 30 days, or NaN and anything.
   */
  compare(other: DataValue): number | undefined;
  /**
   * A total order of the values of one kind, and of all numbers, that never contradicts the partial one: for sorting.
   * A value without an order has a place that each class documents.
   */
  arrange(other: DataValue): number;
}

/** -1, 0 or 1, of numbers of either sort, exactly. */
export function signOf(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : Number(a > b);
}

/** -1, 0 or 1, by code units. */
export function signOfTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
