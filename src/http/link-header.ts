import { asUrl } from '../rdf/address.ts';
import type { Link, ServedDocument, Variant } from './documents/served-document.ts';

/** Proxies and clients give all headers of an answer as little as 8 kB. */
const MOST_CHARACTERS = 4096;

/**
 * The `Link` header of a variant (RFC 8288): the others, and what it leads to itself. JSON names no others: PyLD fails where
 * there are several, and rdflib follows one that is JSON-LD even where it has JSON-LD already. Of addresses that are too
 * long for a header the members of a list are left out first, then the others, then all.
 */
export function linkHeader(
  { variants }: ServedDocument,
  variant: Variant,
  found: readonly Link[],
): string {
  const others = isJson(variant) ? [] : othersOf(variants, variant);
  const alternates = others.map(({ location = '', mediaType }) => ({
    rel: 'alternate',
    href: location,
    type: mediaType,
  }));
  const own = [...(variant.links?.() ?? []), ...found];
  const plain = own.filter(({ rel }) => rel !== 'item');
  for (const links of [[...own, ...alternates], [...plain, ...alternates], plain]) {
    const header = links.map(inHeader).join(', ');
    if (header.length <= MOST_CHARACTERS) return header;
  }
  return '';
}

/** Whether a media type is of JSON, which is in UTF-8 always and has no `charset` (RFC 8259, section 11). */
export function isJson({ mediaType }: Variant): boolean {
  return /[/+]json$/.test(mediaType);
}

/** One for each address. */
function othersOf(variants: readonly Variant[], variant: Variant): Variant[] {
  return variants.filter(
    ({ location }, index) =>
      location !== undefined &&
      location !== variant.location &&
      variants.findIndex((each) => each.location === location) === index,
  );
}

/** A header contains ASCII alone, so an address goes as the URL that it is. */
function inHeader({ rel, href, type }: Link): string {
  return `<${asUrl(href)}>; rel="${rel}"${type ? `; type="${type}"` : ''}`;
}
