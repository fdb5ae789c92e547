import { DataFactory, Store } from 'n3';
import type { Description } from '../../src/linked-data/description.ts';
import type { Value } from '../../src/reading/view.ts';

/** The triples of descriptions, without any writer or parser between. */
export function storeOfDescriptions(descriptions: readonly Description[]): Store {
  const quads = descriptions.flatMap(({ resource, statements }) =>
    statements.flatMap(([predicate, values]) =>
      values.map((value) =>
        DataFactory.quad(
          DataFactory.namedNode(resource.id),
          DataFactory.namedNode(predicate),
          termOf(value),
        ),
      ),
    ),
  );
  return new Store(quads);
}

function termOf(value: Value) {
  return value.kind === 'resource'
    ? DataFactory.namedNode(value.id)
    : DataFactory.literal(value.value, value.language || DataFactory.namedNode(value.datatype));
}
