import type { Store } from 'n3';
import { rdf } from '../../src/rdf/vocabulary.ts';

const SKOS = 'http://www.w3.org/2004/02/skos/core#';

/** What a reader of SKOS alone finds of a scheme: its concepts by their own statements, and those that it comes to from the top. */
interface WalkedScheme {
  readonly concepts: readonly string[];
  readonly reached: readonly string[];
}

/** Walks each scheme of a graph from its top concepts down; of inverse properties either may be stated (SKOS, section 8.3). */
export function walkedSchemes(store: Store): ReadonlyMap<string, WalkedScheme> {
  const schemes = store.getSubjects(rdf.type, `${SKOS}ConceptScheme`, null);
  return new Map(schemes.map(({ value }) => [value, walked(store, value)]));
}

function walked(store: Store, scheme: string): WalkedScheme {
  const inScheme = new Set(addresses(store.getSubjects(`${SKOS}inScheme`, scheme, null)));
  const concepts = addresses(store.getSubjects(rdf.type, `${SKOS}Concept`, null));
  const reached = new Set([
    ...addresses(store.getObjects(scheme, `${SKOS}hasTopConcept`, null)),
    ...addresses(store.getSubjects(`${SKOS}topConceptOf`, scheme, null)),
  ]);
  // A set that grows while it is walked gives what was added as well.
  for (const concept of reached) {
    const below = [
      ...store.getObjects(concept, `${SKOS}narrower`, null),
      ...store.getSubjects(`${SKOS}broader`, concept, null),
    ];
    for (const each of addresses(below)) reached.add(each);
  }
  return {
    concepts: concepts.filter((each) => inScheme.has(each)).sort(),
    reached: [...reached].sort(),
  };
}

function addresses(terms: readonly { readonly value: string }[]): string[] {
  return [...new Set(terms.map(({ value }) => value))];
}
