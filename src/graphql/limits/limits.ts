/** What a query may ask for. A query above any of these is refused whole. */
export interface QueryLimits {
  /** Of the text, before it is parsed: its length, its open brackets, its words and signs. */
  readonly characters: number;
  readonly nesting: number;
  readonly tokens: number;
  readonly definitions: number;
  /** Of each operation with its fragments expanded. */
  readonly depth: number;
  readonly introspectionDepth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  /** Of an operation with its variables: its cost, and what a filter may be. */
  readonly cost: number;
  readonly filterLinks: number;
  /** The conditions of a filter, and the values that they compare with. */
  readonly filterConditions: number;
  readonly filterValues: number;
  /** How long an operation may run. */
  readonly milliseconds: number;
}

/** The default limits. */
export const defaultLimits: QueryLimits = {
  characters: 20_000,
  nesting: 40,
  tokens: 2_000,
  definitions: 50,
  depth: 12,
  // The introspection query of GraphiQL is 15 deep.
  introspectionDepth: 15,
  fields: 400,
  aliases: 30,
  directives: 50,
  cost: 100_000,
  filterLinks: 5,
  filterConditions: 200,
  filterValues: 2_000,
  milliseconds: 2_000,
};
