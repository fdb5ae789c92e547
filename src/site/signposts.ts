import type { Shape } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';
import type { Alternate, Link } from './head.ts';
import type { Reader } from './reader.ts';
import { collectionAddress } from './text.ts';

/** The formats that say in full what a page shows, and that programs read. */
const DESCRIPTIONS = ['text/turtle', 'application/ld+json'];

/**
 * The links by which programs find their way from a page about a resource (FAIR Signposting, level 1): its permanent address, what
 * describes it, what kind of thing it is, its licence, and the list that it is in.
 */
export function signposts(
  resource: Resource,
  alternates: readonly Alternate[],
  reader: Reader,
): Link[] {
  const { shape, id } = resource;
  const collection = shape && collectionAddress(shape, reader);
  return [
    { rel: 'cite-as', href: id },
    ...descriptions(alternates),
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    ...(shape?.schemaOrg ? [{ rel: 'type', href: `https://schema.org/${shape.schemaOrg}` }] : []),
    ...licences(resource, reader).map((href) => ({ rel: 'license', href })),
    ...(collection ? [{ rel: 'collection', href: collection }] : []),
  ];
}

/** The links from a page of a list: to what describes it, and to each of its members. */
export function listSignposts(
  members: readonly Resource[],
  alternates: readonly Alternate[],
): Link[] {
  return [
    ...descriptions(alternates),
    { rel: 'type', href: 'https://schema.org/CollectionPage' },
    ...members.map(({ id }) => ({ rel: 'item', href: id })),
  ];
}

/** One of each format: of two ways of writing one format the first. */
function descriptions(alternates: readonly Alternate[]): Link[] {
  return DESCRIPTIONS.flatMap((type) => {
    const found = alternates.find(({ mediaType }) => mediaType === type);
    return found ? [{ rel: 'describedby', href: found.href, type }] : [];
  });
}

/** The terms under which a resource may be used again: its own, or those of the whole catalogue. */
function licences(resource: Resource, { snapshot }: Reader): string[] {
  const own = licencesOf(resource, resource.shape);
  const { base, model } = snapshot;
  return own.length ? own : licencesOf(snapshot.resource(base), model.catalogue);
}

function licencesOf(resource: Resource, shape: Shape | undefined): string[] {
  const fields = (shape?.fields ?? []).filter(({ schemaOrg }) => schemaOrg === 'license');
  return fields.flatMap((field) =>
    resource.values(field).flatMap((value) => (value.kind === 'resource' ? [value.id] : [])),
  );
}
