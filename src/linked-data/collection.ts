import type { Model, Shape } from '../model/model.ts';
import type { Resource, Value, View } from '../reading/view.ts';
import { inPieces, type Work } from '../reading/work.ts';
import { addNames, describe, type Description } from './description.ts';
import { hydra } from './document-vocabulary.ts';
import { addPaging } from './page-relations.ts';
import type { Page } from './paging.ts';
import { Statements } from './statements.ts';

/** The shape whose collection is at a path under the base address; `undefined` where there is none. */
export function collectionShape(path: string, { shapes }: Model): Shape | undefined {
  return shapes.find(({ segment }) => segment !== '' && segment === path);
}

/** The address of the collection of all resources of a shape. */
export function collectionAddress({ segment }: Shape, { base }: View): string {
  return base + segment;
}

/**
 * A page of the collection of a shape: the collection, the page, each of its resources with all its statements, and type and
 * label of each resource that these mention, so that the page can be read by itself.
 */
export function* describingCollection(
  shape: Shape,
  page: Page,
  view: View,
): Work<readonly Description[]> {
  const collection = view.resource(collectionAddress(shape, view));
  const { members } = page;
  const paging = new Statements();
  addPaging(paging, page, collection);
  paging.add(collection, hydra.member, members);
  // All statements before any name: over an engine each of the two is loaded for all at once.
  const mentioned: (readonly Value[])[] = [];
  yield* inPieces(members, READING, ({ statements }) => mentioned.push(...statements.values()));
  const names = new Statements();
  yield* inPieces(mentioned, READING, (values) => {
    addNames(names, values);
  });
  const isMember = new Set<Resource>(members);
  return [
    ...paging.bySubject.map(([subject, statements]) => describe(subject, statements)),
    ...members.map((member) => describe(member, member.statements)),
    ...names.bySubject
      .filter(([subject]) => !isMember.has(subject))
      .map(([subject, statements]) => describe(subject, statements)),
  ];
}

/** What it takes to read the statements of a resource, or the names of what one of its fields mentions, in units of work. */
const READING = 20;
