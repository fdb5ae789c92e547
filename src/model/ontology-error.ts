/** A mistake in the ontology: it stops the start, and its message names the shape and the property. */
export class OntologyError extends Error {
  override readonly name = 'OntologyError';

  constructor(where: string, what: string) {
    super(`${where}: ${what}`.replace(/\s+/g, ' '));
  }
}
