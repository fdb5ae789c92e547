import { otherFormats, pageOf, searchForm, type Alternate, type Page } from '../page.ts';
import type { Former } from '../../reading/view.ts';
import { html, type Piece } from '../piece.ts';
import { readerOf, type Reader, type Reading } from '../reader.ts';
import { link, resourceLink } from '../value.ts';

/** What the pages' own words say of each problem. */
const problems = {
  404: ['missing', 'missingWhy'],
  406: ['unacceptable', 'unacceptableWhy'],
  410: ['gone', 'goneWhy'],
} as const;

interface ProblemPage extends Reading {
  readonly status: keyof typeof problems;
  /** The formats to be had, where another one was asked for. */
  readonly alternates?: readonly Alternate[];
  /** The words of the address that was asked for, to search for. */
  readonly sought?: string | undefined;
  /** The list to begin with, where a page of it was asked for that is not there. */
  readonly list?: string | undefined;
  /** What was at the address, where it was withdrawn. */
  readonly former?: Former | undefined;
}

/** The page in place of one that cannot be given. Of the request it contains the words to search for, and nothing else. */
export function problemPage(problem: ProblemPage): Page {
  const { status, alternates, list, sought, former, ...reading } = problem;
  // The switch of languages leads to the same address without the page naming it.
  const reader = readerOf({ ...reading, address: '' });
  const [title, reason] = problems[status];
  const value = reader.say(title);
  return pageOf({
    reader,
    title: { value, language: reader.language },
    path: [],
    main: html`<h1>${value}</h1>
      <p>${reader.say(reason)}</p>
      ${former && formerPart(former, reader)}
      ${list === undefined ? undefined : html`<p><a href="${list}">${reader.say('first')}</a></p>`}
      ${sought && searchForm(reader, { id: 'sought', value: sought })}
      ${alternates && otherFormats(alternates, reader)}`,
    hasSearch: Boolean(sought),
  });
}

/** What was at an address, and links to what is in its place. */
function formerPart({ labels, replacedBy }: Former, reader: Reader): Piece {
  const own = labels.find(({ language }) => language === reader.language) ?? labels[0];
  const name = own && html`<p><b lang="${own.language}">${own.value}</b></p>`;
  if (!replacedBy.length) return html`${name}`;
  const items = replacedBy.map((id) => {
    const resource = reader.snapshot.find(id);
    return html`<li>
      ${resource ? resourceLink(resource, reader) : link(reader.href(id), html`${id}`)}
    </li>`;
  });
  return html`${name}
    <p>${reader.say('inItsPlace')}</p>
    <ul>
      ${items}
    </ul>`;
}
