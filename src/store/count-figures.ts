import type { Store } from 'n3';
import { rdf } from '../rdf/vocabulary.ts';
import type { Figures } from '../reading/view.ts';

/** The figures of a store, out of its indexes: a loop over a million triples would block everything else. */
export function countFigures(store: Store, base: string): Figures {
  const all = subjectsOf(store, base);
  const properties = store.getPredicates(null, null, null).map(({ value }) => value);
  const classes = store.getObjects(null, rdf.type, null).map(({ value }) => value);
  return {
    triples: store.size,
    subjects: all.number,
    objects: objectsOf(store),
    entities: all.entities,
    properties: new Map(properties.map((each) => [each, store.countQuads(null, each, null, null)])),
    classes: new Map(classes.map((each) => [each, subjectsOf(store, base, each).entities])),
  };
}

/** The number of all subjects, or of those of a class, and of the entities among them. No list of them is made. */
function subjectsOf(
  store: Store,
  base: string,
  type?: string,
): { number: number; entities: number } {
  let [number, entities] = [0, 0];
  const count = ({ value }: { value: string }): void => {
    number += 1;
    if (value.startsWith(base)) entities += 1;
  };
  store.forSubjects(count, type === undefined ? null : rdf.type, type ?? null, null);
  return { number, entities };
}

function objectsOf(store: Store): number {
  let number = 0;
  store.forObjects(() => (number += 1), null, null, null);
  return number;
}
