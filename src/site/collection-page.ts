import type { Shape } from '../model/model.ts';
import { listPage, type Listed } from './list-page.ts';
import type { Page } from './page.ts';
import { readerOf, type Reading } from './reader.ts';
import { descriptionOf, nameOf } from './text.ts';

interface CollectionPage extends Reading, Listed {
  readonly shape: Shape;
}

/** One page of the list of a shape's resources. */
export function collectionPage(collection: CollectionPage): Page {
  const { shape } = collection;
  const reader = readerOf(collection);
  return listPage({
    ...collection,
    reader,
    heading: nameOf(shape, reader),
    description: descriptionOf(shape, reader),
    meaning: `#${shape.name}`,
  });
}
