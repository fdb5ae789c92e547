import type { Alternate, Page } from '../../site/page.ts';
import { pagePolicy } from '../../site/style.ts';
import type { Link, Variant } from './served-document.ts';

/** A page for people as a variant of a document. */
interface PageVariant {
  /** Where the page is by itself; `undefined` where it is at no address of its own. */
  readonly location: string | undefined;
  readonly links?: () => readonly Link[];
  readonly page: (languages: readonly string[]) => Page | Promise<Page>;
}

/** The ending that names the page of a document. */
export const PAGE_ENDING = '.html';

/** A page for people, in the languages of its reader. */
export function pageVariant({ location, links = () => [], page }: PageVariant): Variant {
  return {
    name: 'HTML',
    mediaType: 'text/html',
    ending: PAGE_ENDING,
    location: location && new URL(location).href,
    links,
    isInLanguage: true,
    policy: pagePolicy,
    render: async (languages) => {
      const { html, languages: used } = await page(languages);
      return { pieces: [html], languages: used };
    },
  };
}

/** The variants that a page names as the same in another format: one for each address. */
export function alternatesOf(variants: readonly Variant[]): Alternate[] {
  const seen = new Set<string>();
  return variants.flatMap(({ name, mediaType, location }) => {
    if (location === undefined || seen.has(location)) return [];
    seen.add(location);
    return [{ name, mediaType, href: location }];
  });
}
