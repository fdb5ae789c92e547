import { otherFormats, pageOf, searchForm, type Alternate, type Page } from './page.ts';
import { html } from './piece.ts';
import { readerOf, type Reading } from './reader.ts';

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
}

/** The page in place of one that cannot be given. Of the request it contains the words to search for, and nothing else. */
export function problemPage(problem: ProblemPage): Page {
  const { status, alternates, list, sought, ...reading } = problem;
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
      ${list === undefined ? undefined : html`<p><a href="${list}">${reader.say('first')}</a></p>`}
      ${sought && searchForm(reader, { id: 'sought', value: sought })}
      ${alternates && otherFormats(alternates, reader)}`,
    hasSearch: Boolean(sought),
  });
}
