import { placeIn, type Token } from './tokens.ts';

/** Why a query is not asked. */
export interface Mistake {
  readonly code: 'BAD_QUERY' | 'UPDATE_REFUSED' | 'SERVICE_REFUSED' | 'QUERY_TOO_DEEP';
  readonly message: string;
}

/** A query with its tokens. */
export interface Tokenized {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** A mistake at a place: why what is there is no SPARQL 1.1. */
export function notSparql(text: string, at: number, why: string): Mistake {
  return { code: 'BAD_QUERY', message: `Not SPARQL 1.1 at ${placeIn(text, at)}: ${why}` };
}

/** So much of a text that a client sends is repeated. */
const MOST_CHARACTERS = 30;

/** The beginning of a text, in quotation marks. */
export function quoted(text: string): string {
  return `"${text.slice(0, MOST_CHARACTERS).toWellFormed()}"`;
}
