import type { Store } from 'n3';
import { rdf } from '../rdf/vocabulary.ts';
import type { Figures } from '../reading/view.ts';
import type { Work } from '../reading/work.ts';

/** Counts a store out of its indexes, giving way between its properties and classes. */
export function* countingFigures(store: Store, base: string): Work<Figures> {
  const { number: subjects, entities } = subjectsOf(store, base);
  yield;
  const objects = objectsOf(store);
  const properties = new Map<string, number>();
  for (const { value } of store.getPredicates(null, null, null)) {
    yield;
    properties.set(value, store.countQuads(null, value, null, null));
  }
  const classes = new Map<string, number>();
  for (const { value } of store.getObjects(null, rdf.type, null)) {
    yield;
    classes.set(value, subjectsOf(store, base, value).entities);
  }
  return { triples: store.size, subjects, objects, entities, properties, classes };
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
