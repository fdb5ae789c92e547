import { createHash } from 'node:crypto';
import type { Literal } from '../../rdf/literal.ts';
import { pagePolicyOf } from '../policy.ts';
import { pagePolicy, pageStyle } from '../style.ts';

/** How pages look: an authority exchanges it without touching code, and it changes nothing but looks. */
export interface Theme {
  /** The text of the one style element of each page. */
  readonly style: string;
  /** What a page with that style may do in a browser (Content Security Policy). */
  readonly policy: string;
  /** The logo before the title, as a `data:` address. */
  readonly logo: string | undefined;
  /** Further links at the foot of each page. */
  readonly links: readonly ThemeLink[];
  /** Another one for each other theme; empty for our own. */
  readonly edition: string;
}

/** A link at the foot of each page, with its text in each language. */
export interface ThemeLink {
  readonly href: string;
  readonly texts: readonly Literal[];
}

/** The look of pages where no other is asked for. */
export const plainTheme: Theme = {
  style: pageStyle,
  policy: pagePolicy,
  logo: undefined,
  links: [],
  edition: '',
};

/** A theme whose style follows ours, so that its properties apply, with its logo (SVG) and links. */
export function themeOf(
  css: string,
  { logo, links }: { readonly logo: string; readonly links: readonly ThemeLink[] },
): Theme {
  const style = `${pageStyle}${css}`;
  return {
    style,
    policy: pagePolicyOf(style),
    logo: `data:image/svg+xml;base64,${Buffer.from(logo).toString('base64')}`,
    links,
    edition: createHash('sha256')
      .update(JSON.stringify([css, logo, links]))
      .digest('hex'),
  };
}
