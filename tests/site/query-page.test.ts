import { describe, expect, it } from 'vitest';
import { queriesPage, queryPage } from '../../src/site/query-page.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { attributes, element, elements, parsePage, textOf } from '../support/html.ts';

const { snapshot } = loadCatalogue();
const query = { slug: 'units', title: 'Units?', description: 'All.', text: '{ a }', variables: [] };
const reading = { snapshot, languages: ['sv'], chosen: 'sv' };

describe('the page of a question', () => {
  const rows = [[`${BASE}organisation/elinkeino-osasto`, 'https://example.org/x', BASE, 8]];
  const heads = ['id', 'other', 'base', 'count'].map((name) => ({ name, kind: 'text' }));
  const page = queryPage({
    ...{ ...reading, query, alternates: [], address: `${BASE}query/units` },
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

describe('the list of questions', () => {
  it('leads to each in the language that was chosen', () => {
    const page = queriesPage({ ...reading, address: `${BASE}query`, queries: [query] });
    expect(attributes(element(parsePage(page.html), 'main'), 'href')).toContain(
      `${BASE}query/units?lang=sv`,
    );
  });
});
