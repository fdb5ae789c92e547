import { describe, expect, it } from 'vitest';
import { application } from '../../support/application.ts';
import { folder, smallCatalogue } from '../../support/folder.ts';
import { attributes, element, elements, parsePage, textOf } from '../../support/html.ts';

const BASE = 'http://localhost:4000/';

describe('the page of what harvesters are told', () => {
  const { get } = application();

  it('lists the datasets, with the formats and the way to the check', async () => {
    const answer = await get('/dcat.html', { 'Accept-Language': 'fi' });
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const main = element(parsePage(await answer.text()), 'main');
    expect(textOf(element(main, 'h1'))).toBe('DCAT-AP, haravoiville ohjelmille');
    expect(textOf(main)).toContain('Yhteensä 43.');
    const [list] = elements(main, 'ul');
    const links = list ? elements(list, 'a') : [];
    expect(links).toHaveLength(43);
    expect(links.map((link) => [link.attributes['href'], textOf(link)])).toContainEqual([
      `${BASE}register/ohjaamotoiminta`,
      'Ohjaamotoiminta',
    ]);
    expect(attributes(main, 'href')).toEqual(
      expect.arrayContaining([`${BASE}dcat/check`, `${BASE}dcat.ttl`, `${BASE}dcat.rdf`]),
    );
    expect(elements(main, 'nav').map((each) => each.attributes['class'])).toEqual(['path']);
  });

  it('is what a browser has at /dcat, and not at the base address', async () => {
    const browser = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const page = await get('/dcat', browser);
    expect(page.headers.get('Content-Location')).toBe(`${BASE}dcat.html`);
    expect(await page.text()).toBe(await (await get('/dcat.html')).text());
    expect(await (await get('/', browser)).text()).not.toContain('/dcat/check');
  });

  it('leads from page to page, in HTML', async () => {
    const types = '@prefix dcat: <http://www.w3.org/ns/dcat#> .\n';
    const one = (id: string) =>
      `<register/${id}> a varanto:Register , dcat:Dataset ; dct:title "${id}"@fi ; varanto:holder <organisation/a> .`;
    const registers = Array.from({ length: 150 }, (_, index) => one(`r${1000 + index}`));
    const data = folder({ 'a.ttl': `${types}${smallCatalogue}${registers.join('\n')}` });
    const { get: ask } = application({ data });
    const second = await ask('/dcat.html?after=register/r1099');
    const tree = parsePage(await second.text());
    const [list] = elements(element(tree, 'main'), 'ul');
    expect(list && elements(list, 'a')).toHaveLength(50);
    expect(attributes(element(tree, 'head'), 'href')).toContain(
      `${BASE}dcat.html?before=register/r1100`,
    );
    const link = second.headers.get('Link');
    expect(link).toContain(`<${BASE}dcat.html?before=register/r1100>; rel="prev"`);
    expect(link).toContain(`<${BASE}dcat.ttl?after=register/r1099>; rel="alternate"`);
    expect((await ask('/dcat.html?page=3')).status).toBe(404);
    const report: unknown = await (await ask('/dcat/check.json')).json();
    expect(report).toMatchObject({
      harvesters: [
        { pages: 2, taken: 150 },
        { pages: 2, taken: 150 },
      ],
    });
  });
});
