import { parentField } from '../model/hierarchy.ts';
import { fieldsWithRole } from '../model/model.ts';
import type { Resource } from './view.ts';

/** The resources above one in its hierarchy, from the top down to the one next above. A circle ends where it closes. */
export function pathTo(resource: Resource): Resource[] {
  const path: Resource[] = [];
  const seen = new Set([resource]);
  let above = parentOf(resource);
  while (above && !seen.has(above)) {
    path.unshift(above);
    seen.add(above);
    above = parentOf(above);
  }
  return path;
}

function parentOf(resource: Resource): Resource | undefined {
  const field = parentField(resource.shape);
  return field && resource.links(field)[0];
}

/** Who keeps a resource, where the catalogue says it. */
export function keeperOf(resource: Resource): Resource | undefined {
  return firstLink(resource, 'keeper');
}

/** Where people ask for what a resource is about: its own contact, its keeper's, or that of one above the keeper. */
export function contactOf(resource: Resource): Resource | undefined {
  const keeper = keeperOf(resource);
  const above = [resource, keeper].flatMap((each) => (each ? pathTo(each).reverse() : []));
  const places = [resource, ...(keeper ? [keeper] : []), ...above];
  for (const place of places) {
    const contact = firstLink(place, 'contact');
    if (contact) return contact;
  }
  return undefined;
}

/** The classification that a resource is in, where it is in one. */
export function schemeOf(resource: Resource): Resource | undefined {
  return firstLink(resource, 'scheme');
}

function firstLink(
  resource: Resource,
  role: 'keeper' | 'contact' | 'scheme',
): Resource | undefined {
  const { shape } = resource;
  if (!shape) return undefined;
  for (const field of fieldsWithRole(shape, role)) {
    const [link] = resource.links(field);
    if (link) return link;
  }
  return undefined;
}
