import { describe, expect, it } from 'vitest';
import { problemPage } from '../../src/site/problem/problem-page.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { attributes, element, elements, parsePage, textOf } from '../support/html.ts';

const { snapshot } = loadCatalogue();

describe('the page of a problem', () => {
  it.each([
    [404, 'fi', 'Tässä osoitteessa ei ole mitään'],
    [404, 'en', 'There is nothing at this address'],
    [410, 'sv', 'Finns inte längre här'],
  ] as const)('says what %i means, in %s', (status, language, title) => {
    const page = problemPage({ status, snapshot, languages: [language] });
    const tree = parsePage(page.html);
    expect(page.languages).toEqual([language]);
    expect(textOf(element(tree, 'h1'))).toBe(title);
    expect(textOf(element(tree, 'title')).startsWith(title)).toBe(true);
    expect(attributes(element(tree, 'header'), 'href')[0]).toBe(BASE);
  });

  it('switches the language at the same address, which it does not name', () => {
    const page = problemPage({ status: 404, snapshot, languages: ['fi'] });
    const [languages] = elements(parsePage(page.html), 'nav');
    expect(languages && attributes(languages, 'href')).toEqual(['?lang=en', '?lang=sv']);
  });

  it('lists the formats there are where another was asked for', () => {
    const alternates = [{ name: 'Turtle', mediaType: 'text/turtle', href: `${BASE}a.ttl` }];
    const page = problemPage({ status: 406, snapshot, languages: ['en'], alternates });
    expect(attributes(element(parsePage(page.html), 'main'), 'href')).toContain(`${BASE}a.ttl`);
  });

  it('offers a search for the words of the address, in the language that was chosen', () => {
    const sought = '<b>rekrytoinnin rekisteri"';
    const page = problemPage({ status: 404, snapshot, languages: ['sv'], chosen: 'sv', sought });
    const form = element(parsePage(page.html), 'form');
    expect(form.attributes).toMatchObject({ action: `${BASE}search`, role: 'search' });
    const fields = elements(form, 'input').map((each) => each.attributes);
    expect(fields[0]).toMatchObject({ name: 'q', value: sought });
    expect(fields[1]).toEqual({ type: 'hidden', name: 'lang', value: 'sv' });
  });
});
