import { describe, expect, it } from 'vitest';
import { queriesPage, queryPage } from '../../src/site/query-page.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { attributes, element, elements, parsePage, textOf } from '../support/html.ts';

const { snapshot } = loadCatalogue();
const text = (value: string, language = '') =>
  ({ kind: 'literal', value, language, datatype: '' }) as const;
const query = {
  slug: 'units',
  titles: [text('Units?'), text('Yksiköt?', 'fi')],
  descriptions: [text('All.')],
  text: '{ a }',
  variables: [],
};
const reading = { snapshot, languages: ['sv'], chosen: 'sv' };

describe('the page of a question', () => {
  const rows = [[`${BASE}organisation/elinkeino-osasto`, 'https://example.org/x', BASE, 8]];
  const heads = ['id', 'other', 'base', 'count'].map((name) => ({ name, kind: 'text' }));
  const titles = [text('Units?')];
  const page = queryPage({
    ...{ ...reading, query: { ...query, titles }, alternates: [], address: `${BASE}query/units` },
    given: new URLSearchParams(),
    shown: { kind: 'table', heads, rows, rowCount: 1 },
  });
  const cells = elements(element(parsePage(page.html), 'tbody'), 'td');

  it('shows an address of this server by its path, as a link that keeps the language', () => {
    expect(cells.map(textOf).map((text) => text.trim())).toEqual([
      ...['organisation/elinkeino-osasto', 'https://example.org/x', BASE, '8'],
    ]);
    expect(cells.flatMap((cell) => attributes(cell, 'href'))).toEqual([
      `${BASE}organisation/elinkeino-osasto?lang=sv`,
      'https://example.org/x',
      `${BASE}?lang=sv`,
    ]);
  });

  it('says that the language of a question is unknown, which is not that of the page', () => {
    const tree = parsePage(page.html);
    expect(tree.attributes['lang']).toBe('sv');
    const marked = elements(element(tree, 'main'), 'bdi');
    for (const text of ['Units?', 'All.'])
      expect(marked.find((each) => textOf(each) === text)?.attributes['lang']).toBe('');
  });
});

describe('the page of a question that was asked wrong', () => {
  const variable = { name: 'n', type: 'Int', isRequired: false, default: undefined };
  const asked = (variables: readonly (typeof variable & { descriptions: [] })[], isOfForm = true) =>
    queryPage({
      ...{ ...reading, query: { ...query, variables }, alternates: [], address: `${BASE}query/q` },
      given: new URLSearchParams(),
      shown: { kind: 'mistakes', messages: ['"n" is no number'], isOfForm },
    }).html;

  it("says in the reader's language what to do, where there is a form", () => {
    const alert = element(parsePage(asked([{ ...variable, descriptions: [] }])), 'section');
    expect(elements(alert, 'p').map(textOf)).toEqual([
      'Rätta värdena i formuläret och fråga igen.',
    ]);
    expect(elements(alert, 'li').map((each) => each.attributes['lang'])).toEqual(['en']);
  });

  it('says nothing of a form where there is none, or where nothing is wrong in it', () => {
    for (const html of [asked([]), asked([{ ...variable, descriptions: [] }], false)])
      expect(elements(element(parsePage(html), 'section'), 'p')).toEqual([]);
  });
});

describe('the list of questions', () => {
  it('has their titles in the language of the reader, where the files have it', () => {
    const finnish = { snapshot, languages: ['fi'], chosen: 'fi' };
    const page = queriesPage({ ...finnish, address: `${BASE}query`, queries: [query] });
    const marked = elements(element(parsePage(page.html), 'main'), 'bdi');
    expect(marked.map((each) => [textOf(each), each.attributes['lang']])).toEqual([
      ['Yksiköt?', 'fi'],
      ['All.', ''],
    ]);
  });

  it('leads to each in the language that was chosen', () => {
    const page = queriesPage({ ...reading, address: `${BASE}query`, queries: [query] });
    expect(attributes(element(parsePage(page.html), 'main'), 'href')).toContain(
      `${BASE}query/units?lang=sv`,
    );
  });
});
