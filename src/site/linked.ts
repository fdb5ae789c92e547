import { fieldsWithRole, isLink, type Field, type Shape } from '../model/model.ts';
import type { Level } from '../reading/question.ts';
import type { Resource } from '../reading/view.ts';
import type { Reader } from './reader.ts';

/** How many values of a field a page shows. */
export const MOST_VALUES = 100;

/** More links than this are shown by address: to order them all takes longer than a page is worth. */
const MOST_ORDERED = 2000;

/** The links of a field that a page shows, and how many there are in all. */
interface Links {
  readonly shown: readonly Resource[];
  readonly total: number;
}

/** The first links of a field, by code or name. */
export function linksOf(resource: Resource, field: Field, reader: Reader): Links {
  const { snapshot, ranges } = reader;
  const { range } = field;
  const all = isLink(field) ? resource.links(field) : [];
  const total = all.length;
  if (total < 2 || total > MOST_ORDERED || range.kind !== 'link')
    return { shown: all.slice(0, MOST_VALUES), total };
  const list = snapshot.list(
    { kind: 'link', subject: resource, field },
    {
      where: undefined,
      order: orderOf(range.shape),
      window: { size: MOST_VALUES, from: 'start' },
      languages: ranges,
    },
  );
  return { shown: list.nodes, total };
}

/** The order in which people look for the resources of a shape: by code, else by name. */
export function orderOf(shape: Shape): Level[] {
  const [code] = fieldsWithRole(shape, 'code');
  const field = [code, shape.label].find((each) => each && !each.many);
  return field ? [{ field, isDown: false }] : [];
}
