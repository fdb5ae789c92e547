import type { Link, ServedDocument, Variant } from './served-document.ts';

/** The `Link` header of a variant (RFC 8288): the others, and what it leads to itself. */
export function linkHeader({ variants }: ServedDocument, variant: Variant): string {
  const others = variants.filter(
    ({ location }, index) =>
      location !== undefined &&
      location !== variant.location &&
      variants.findIndex((each) => each.location === location) === index,
  );
  const alternates = others.map(({ location = '', mediaType }) => ({
    rel: 'alternate',
    href: location,
    type: mediaType,
  }));
  return [...(variant.links ?? []), ...alternates].map(inHeader).join(', ');
}

/** A header holds ASCII alone, so an address goes as the URL that it is. */
function inHeader({ rel, href, type }: Link): string {
  return `<${new URL(href).href}>; rel="${rel}"${type ? `; type="${type}"` : ''}`;
}
