import type { Quad } from '@rdfjs/types';
import fc from 'fast-check';
import { DataFactory as rdf, Store } from 'n3';
import type { Model, Shape } from '../../src/model/model.ts';
import { datatypes } from '../../src/rdf/datatype.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { fieldValue, statementsOf, withoutFlaws } from './arbitrary-graph.ts';
import { arbitraryModel } from './arbitrary-model.ts';
import { MUSEUM } from './turtle.ts';

/** Random small catalogues: a few resources of each shape of a random model, with links among them. */
export const arbitraryCatalogue: fc.Arbitrary<Snapshot> = arbitraryModel.chain((model) =>
  arbitraryStore(model).map(
    (store) => new Snapshot(store, { model, base: MUSEUM, version: 'random' }),
  ),
);

function arbitraryStore({ shapes }: Model): fc.Arbitrary<Store> {
  const ids = shapes.flatMap((shape) => numbered(shape).map((id) => ({ id, shape })));
  const address = fc.constantFrom(...ids.map(({ id }) => id), `${MUSEUM}nothing/1`);
  const resources = ids.map(({ id, shape }) =>
    fc
      .array(fieldValue(shape, { address, anything: fc.constant(rdf.literal('x')) }), {
        minLength: 2,
        maxLength: 10,
      })
      .map((values) => statementsOf(id, shape, values)),
  );
  return fc
    .tuple(...resources)
    .map((statements) => new Store(withoutFlaws(statements.flat()).filter(hasValue)));
}

function numbered({ segment }: Shape): string[] {
  return [1, 2, 3, 4].map((number) => `${MUSEUM}${segment}/${number}`);
}

/** Whether a statement's literal is one that its datatype has: what has others does not start. */
function hasValue({ object }: Quad): boolean {
  if (object.termType !== 'Literal') return true;
  return datatypes.get(object.datatype.value)?.flaw(object.value) === undefined;
}
