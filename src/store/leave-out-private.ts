import type { Term } from '@rdfjs/types';
import type { Store } from 'n3';
import type { Model } from '../model/model.ts';
import { subclassStatements } from '../rdf/class-tree.ts';
import { rdf } from '../rdf/vocabulary.ts';

/** Takes the resources of private classes out of a store, with every link to them; gives their number. */
export function leaveOutPrivate(
  store: Store,
  { privateClasses, hiddenProperties, classes }: Model,
): number {
  if (!privateClasses.length && !hiddenProperties.length) return 0;
  const tree = classes.with(subclassStatements(store));
  const instances = (type: string): Term[] =>
    [...tree.below(type)].flatMap((each) => store.getSubjects(rdf.type, each, null));
  for (const { type, predicate } of hiddenProperties)
    for (const subject of instances(type))
      store.removeQuads(store.getQuads(subject, predicate, null, null));
  const resources = new Map(
    privateClasses.flatMap(instances).map((subject) => [subject.value, subject] as const),
  );
  for (const resource of resources.values()) {
    store.removeQuads(store.getQuads(resource, null, null, null));
    store.removeQuads(store.getQuads(null, null, resource, null));
  }
  return resources.size;
}
