import type { BlankNode, Literal, NamedNode } from '@rdfjs/types';
import type { Profile } from './profile.ts';

/** What a variable of a row is bound to. */
export type Term = NamedNode | BlankNode | Literal;

/** A row of an answer: the variables that are bound, by their names. */
export type Row = ReadonlyMap<string, Term>;

/** What a column has in every row: an address, a whole number that is exact here, or a text of ASCII. */
export type ColumnKind = 'iri' | 'integer' | 'text';

/** How a query is asked. */
export interface Asking {
  /** Ends the query: its reason is thrown as it is. */
  readonly signal?: AbortSignal;
  /** When the answer has to be here, in milliseconds of `performance.now()`. */
  readonly until?: number;
  /** What columns have, where the caller relies on it; a row that has something else is refused. */
  readonly kinds?: Readonly<Record<string, ColumnKind>>;
}

/** A SPARQL engine, asked with SELECT alone. An answer is whole, or there is none. */
export interface Engine {
  /** What differs between this engine and others. */
  readonly profile: Profile;
  /** The rows of a query; throws an `EngineError` where they are not all here. */
  select(query: string, asking?: Asking): Promise<readonly Row[]>;
}
