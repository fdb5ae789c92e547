import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { scriptElement } from './script.ts';
import { dataBlock, type Json } from './structured-data.ts';
import { styleElement } from './style.ts';
import { catalogueTitle, type Text } from './text.ts';
import { wordLanguages } from './words.ts';

/** The same thing in another format. */
export interface Alternate {
  readonly name: string;
  readonly mediaType: string;
  readonly href: string;
}

/** A link of a page as a whole, by its relation (RFC 8288). */
export interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

/** What the head of a page is made with: what programs read of it. */
export interface Head {
  readonly reader: Reader;
  readonly title: Text;
  /** What the page is about, in a sentence, for search engines and for those who share it. */
  readonly summary?: string | undefined;
  readonly alternates?: readonly Alternate[];
  /** The address that the page is to be found by, whatever it was asked at; without one no search engine is to list it. */
  readonly canonical?: string | undefined;
  /** What the page is about, in the words of schema.org. */
  readonly data?: Json | undefined;
  /** Further links of the page as a whole, by their relations. */
  readonly relations?: Readonly<Record<string, string | undefined>>;
}

/** The head of a page. */
export function headOf(head: Head): Piece {
  const { reader, title, alternates = [], relations = {}, data } = head;
  const summary = head.summary ? shortened(head.summary) : undefined;
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${titleText(title, catalogueTitle(reader))}</title>
    ${toBeFound(head, summary)} ${shared(head, summary)}
    <link rel="icon" href="data:," />
    ${reader.address ? inLanguages(reader) : undefined}
    ${alternates.map(
      ({ mediaType, href }) => html`<link rel="alternate" type="${mediaType}" href="${href}" /> `,
    )}
    ${Object.entries(relations).map(([rel, href]) =>
      href === undefined ? undefined : html`<link rel="${rel}" href="${href}" /> `,
    )}
    ${data === undefined ? undefined : dataBlock(data)} ${styleElement(reader.theme.style)}
    ${scriptElement(reader.snapshot, reader)}
  </head>`;
}

/** How search engines list a page, if they are to list it. */
function toBeFound({ reader, canonical }: Head, summary: string | undefined): Piece {
  const description = summary ? html`<meta name="description" content="${summary}" /> ` : undefined;
  const address =
    canonical === undefined
      ? html`<meta name="robots" content="noindex" /> `
      : html`<link rel="canonical" href="${reader.canonical(canonical)}" /> `;
  return html`${description}${address}`;
}

/** How a page looks where somebody shares it (The Open Graph protocol). */
function shared({ reader, title, canonical }: Head, summary: string | undefined): Piece {
  const facts = {
    title: plainLine(title.value),
    type: 'website',
    url: canonical === undefined ? undefined : reader.canonical(canonical),
    description: summary,
    site_name: plainLine(catalogueTitle(reader).value),
    locale: reader.say('locale'),
  };
  return html`${Object.entries(facts).map(([name, content]) =>
    content === undefined ? undefined : html`<meta property="og:${name}" content="${content}" /> `,
  )}`;
}

/** The page in each language of the pages, and as it is for one who asks for none. */
function inLanguages(reader: Reader): Piece {
  return html`${wordLanguages.map(
      (language) =>
        html`<link
          rel="alternate"
          hreflang="${language}"
          href="${reader.inLanguage(language)}"
        /> `,
    )} <link rel="alternate" hreflang="x-default" href="${reader.address}" />`;
}

/** A title is plain text, so what would turn the direction of its other half is left out. */
function titleText(title: Text, catalogue: Text): string {
  const parts = new Set([title.value, catalogue.value]);
  return plainLine([...parts].join(' – '));
}

function plainLine(text: string): string {
  return text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Search engines show about so much of a description. */
const MOST_CHARACTERS = 300;

function shortened(text: string): string {
  const line = plainLine(text).replaceAll(/\s+/g, ' ').trim();
  if (line.length <= MOST_CHARACTERS) return line;
  return `${line.slice(0, MOST_CHARACTERS).replace(/\s+\S*$/, '')}…`.toWellFormed();
}
