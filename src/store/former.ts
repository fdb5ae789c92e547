import { DataFactory, type Store } from 'n3';
import type { Model } from '../model/model.ts';
import type { FormerShape } from '../model/read-formers.ts';
import type { Former } from '../reading/view.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { emptyStore } from './empty-store.ts';
import { Snapshot, type Formers } from './snapshot.ts';

/** What is left of resources that are no longer there: apart from the others, so that no list and no search has them. */
class StoredFormers implements Formers {
  readonly snapshot: Snapshot;
  readonly #shapes: readonly FormerShape[];

  constructor(snapshot: Snapshot, shapes: readonly FormerShape[]) {
    [this.snapshot, this.#shapes] = [snapshot, shapes];
  }

  find(id: string): Former | undefined {
    const resource = this.snapshot.find(id);
    const shape =
      resource &&
      this.#shapes.find((each) => each.classes.some((type) => resource.types.includes(type)));
    if (!shape) return undefined;
    const labels = resource.objects(shape.label).filter((value) => value.kind === 'literal');
    const replacedBy = resource
      .objects(shape.replacement)
      .flatMap((value) => (value.kind === 'resource' ? [value.id] : []));
    return { status: shape.status, resource, labels, replacedBy };
  }
}

interface Context {
  readonly model: Model;
  readonly base: string;
  readonly version: string;
}

/** Takes the resources that are no longer there out of a store. */
export function takeFormers(store: Store, { model, base, version }: Context): Formers {
  const left = emptyStore();
  for (const type of model.formers.flatMap(({ classes }) => classes))
    for (const subject of store.getSubjects(rdf.type, DataFactory.namedNode(type), null)) {
      const quads = store.getQuads(subject, null, null, null);
      left.addQuads(quads);
      store.removeQuads(quads);
    }
  return new StoredFormers(new Snapshot(left, { model, base, version }), model.formers);
}
