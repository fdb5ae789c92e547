import { VARANTO } from '../rdf/vocabulary.ts';

/** A mistake in the ontology: it stops the start, and its message names the shape and the property. */
export class OntologyError extends Error {
  override readonly name = 'OntologyError';

  constructor(where: string, what: string) {
    super(`${where}: ${what}`.replace(/\s+/g, ' '));
  }
}

/** What to do about a term that the program does not know, where it may be one of a newer Varanto; else nothing. */
export function ifNewer(term: string): string {
  return term.startsWith(VARANTO)
    ? '; where the ontology is newer than the program, update the program, or build it again (npm run build)'
    : '';
}
