import type { View } from '../reading/view.ts';

/** The most addresses that one file may name, and the longest that an address may be (sitemaps.org, protocol 0.9). */
const MOST = 50_000;
const LONGEST = 2047;

/** The addresses of all that is worth reading: the base, the collections, and each resource described under the base. */
export class Sitemap {
  readonly #base: string;
  readonly #addresses: readonly string[];

  constructor({ base, model, described }: View) {
    this.#base = base;
    const segments = model.shapes.flatMap(({ segment }) => (segment ? [base + segment] : []));
    const resources = [...described]
      .map(({ id }) => id)
      .filter((id) => id.startsWith(base) && id !== base && !/[?#]/.test(id));
    this.#addresses = [base, ...segments, ...resources];
  }

  /** The content of `/sitemap.xml`, piece by piece: the addresses, or where they are too many the files that name them. */
  whole(): Iterable<string> {
    const names = Array.from({ length: this.#parts }, (_, index) => `sitemap-${index + 1}.xml`);
    return names.length > 1
      ? listed(
          ['sitemapindex', 'sitemap'],
          names.map((name) => this.#base + name),
        )
      : listed(['urlset', 'url'], this.#addresses);
  }

  /** The content of `/sitemap-1.xml` and those after it; `undefined` where there is no such file. */
  part(number: number): Iterable<string> | undefined {
    if (this.#parts === 1 || number > this.#parts) return undefined;
    return listed(['urlset', 'url'], this.#addresses.slice((number - 1) * MOST, number * MOST));
  }

  get #parts(): number {
    return Math.ceil(this.#addresses.length / MOST);
  }
}

/** There is no `lastmod`: when a resource changed is not known, and a made-up day is worse than none. */
function* listed([list, item]: [string, string], addresses: readonly string[]): Iterable<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n`;
  for (const address of addresses) {
    const { href } = new URL(address);
    if (href.length <= LONGEST) yield `  <${item}><loc>${escaped(href)}</loc></${item}>\n`;
  }
  yield `</${list}>\n`;
}

/** The characters that a URL may have and that the protocol wants escaped. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', "'": '&apos;' };

function escaped(url: string): string {
  return url.replace(/[&']/g, (character) => ENTITIES[character] ?? '');
}
