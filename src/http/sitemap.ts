import type { Resource, View } from '../reading/view.ts';
import { inPieces, type Work } from '../reading/work.ts';
import { inLanguage } from '../site/reader.ts';
import { wordLanguages } from '../site/words.ts';
import { changedDay } from './changed-day.ts';

/**
 * The most addresses that one file names: fewer than the 50,000 of the protocol (sitemaps.org, 0.9), because a file may have 50 MB
 * at most, and each address is there again in each language. And the longest that an address may be.
 */
const MOST = 10_000;
const LONGEST = 2047;

/** Longer addresses are named without their languages: so a file cannot be too large. */
const LONGEST_WITH_LANGUAGES = 800;

/** An address, and the resource at it; those of lists are of none. */
interface Place {
  readonly address: string;
  readonly resource: Resource | undefined;
}

/** Finds all that is worth reading in pieces: the base, the collections, and each resource described under the base. */
export function* mapping({ base, model, described }: View): Work<Sitemap> {
  let own: Resource | undefined;
  const resources: Place[] = [];
  yield* inPieces(described, FINDING, (resource) => {
    const { id } = resource;
    if (id === base) own = resource;
    else if (id.startsWith(base) && !/[?#]/.test(id)) resources.push({ address: id, resource });
  });
  const lists = model.shapes.flatMap(({ segment }) => (segment ? [base + segment] : []));
  // A list changes with the catalogue, of which the catalogue itself states the day.
  const ours = [base, ...lists].map((address) => ({ address, resource: own }));
  return new Sitemap(base, ours.concat(resources));
}

/** What it takes to find a resource, in units of work. */
const FINDING = 3;

/** The addresses of all that is worth reading. */
export class Sitemap {
  readonly #base: string;
  readonly #places: readonly Place[];

  constructor(base: string, places: readonly Place[]) {
    this.#base = base;
    this.#places = places;
  }

  /** The content of `/sitemap.xml`, piece by piece: the addresses, or where they are too many the files that name them. */
  whole(): Iterable<string> {
    const names = Array.from({ length: this.#parts }, (_, index) => `sitemap-${index + 1}.xml`);
    return names.length > 1
      ? indexOf(names.map((name) => this.#base + name))
      : addressesOf(this.#places);
  }

  /** The content of `/sitemap-1.xml` and those after it; `undefined` where there is no such file. */
  part(number: number): Iterable<string> | undefined {
    if (this.#parts === 1 || number > this.#parts) return undefined;
    return addressesOf(this.#places.slice((number - 1) * MOST, number * MOST));
  }

  get #parts(): number {
    return Math.ceil(this.#places.length / MOST);
  }
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const XHTML = 'http://www.w3.org/1999/xhtml';

function* indexOf(addresses: readonly string[]): Iterable<string> {
  yield `${DECLARATION}<sitemapindex xmlns="${NAMESPACE}">\n`;
  for (const address of addresses) yield `  <sitemap><loc>${escaped(address)}</loc></sitemap>\n`;
  yield '</sitemapindex>\n';
}

function* addressesOf(places: readonly Place[]): Iterable<string> {
  yield `${DECLARATION}<urlset xmlns="${NAMESPACE}" xmlns:xhtml="${XHTML}">\n`;
  for (const place of places) {
    const { href } = new URL(place.address);
    if (href.length <= LONGEST) yield `  <url>${contentOf(href, place.resource)}</url>\n`;
  }
  yield '</urlset>\n';
}

/** The address, the day of its last change where the catalogue states one, then the page in each language: the order of the schema. */
function contentOf(href: string, resource: Resource | undefined): string {
  const day = resource && changedDay(resource);
  const lastmod = day === undefined ? '' : `<lastmod>${day}</lastmod>`;
  return `<loc>${escaped(href)}</loc>${lastmod}${languagesOf(href)}`;
}

function languagesOf(href: string): string {
  if (escaped(href).length > LONGEST_WITH_LANGUAGES) return '';
  const pages = wordLanguages.map((language) => [language, inLanguage(href, language)] as const);
  return [...pages, ['x-default', href] as const]
    .map(
      ([language, address]) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${escaped(address)}"/>`,
    )
    .join('');
}

/** The characters that a URL may have and that the protocol wants escaped. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', "'": '&apos;' };

function escaped(url: string): string {
  return new URL(url).href.replace(/[&']/g, (character) => ENTITIES[character] ?? '');
}
