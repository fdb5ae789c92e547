import { Parser } from 'n3';
import { describe, expect, it, vi } from 'vitest';
import { application } from '../../support/application.ts';
import { readCatalogue } from '../../support/catalogue.ts';
import { attributes, element, elements, parsePage, textOf } from '../../support/html.ts';

const BASE = 'http://localhost:4000/';

describe('/dcat/check', () => {
  const { get } = application();

  it.each([
    ['*/*', 'text/plain; charset=utf-8', '.txt'],
    ['text/plain', 'text/plain; charset=utf-8', '.txt'],
    ['application/json', 'application/json', '.json'],
    ['text/html,*/*;q=0.8', 'text/html; charset=utf-8', '.html'],
  ])('is given to whoever accepts %s as %s', async (accept, type, ending) => {
    const answer = await get('/dcat/check', { Accept: accept });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe(type);
    expect(answer.headers.get('Content-Location')).toBe(`${BASE}dcat/check${ending}`);
    expect(answer.headers.get('ETag')).toMatch(/^"[\w-]+"$/);
    const own = await get(`/dcat/check${ending}`);
    expect(await own.text()).toBe(await answer.text());
  });

  it('tells in JSON and in text what both harvesters take', async () => {
    const report: unknown = await (await get('/dcat/check.json')).json();
    expect(report).toMatchObject({
      start: `${BASE}dcat.ttl`,
      isSound: true,
      harvesters: [{ taken: 43 }, { taken: 43 }],
    });
    const text = await (await get('/dcat/check.txt')).text();
    expect(text.match(/takes all 43 datasets/g)).toHaveLength(2);
  });

  it('is a page in the words of its reader, with the findings in English', async () => {
    const answer = await get('/dcat/check.html', { 'Accept-Language': 'sv' });
    const tree = parsePage(await answer.text());
    expect(textOf(element(tree, 'h1'))).toBe('Vad skördande program skulle ta');
    expect(elements(tree, 'h2').map(textOf).slice(0, 2)).toEqual([
      'CKAN (ckanext-dcat)',
      'data.europa.eu (piveau, DCAT-AP 3.0.1)',
    ]);
    const fates = elements(element(tree, 'dl'), 'dd').map((fate) =>
      elements(fate, 'li').map(textOf),
    );
    expect(fates).toEqual(Array.from({ length: 43 }, () => ['CKAN: tas', 'data.europa.eu: tas']));
    const summaries = elements(tree, 'summary');
    expect(summaries.map(textOf)).toContainEqual(
      expect.stringMatching(/^note, each dataset: has no distribution/),
    );
    expect(new Set(summaries.flatMap((each) => attributes(each, 'lang')))).toEqual(new Set(['en']));
    expect(attributes(tree, 'href')).toEqual(
      expect.arrayContaining([`${BASE}dcat`, `${BASE}dcat.ttl`, `${BASE}dcat/check.json`]),
    );
  });

  it('has no other form', async () => {
    expect((await get('/dcat/check', { Accept: 'text/turtle' })).status).toBe(406);
    expect((await get('/dcat/check.ttl')).status).toBe(404);
  });

  it('is worked out once, for the first who asks', async () => {
    const fresh = application({ read: readCatalogue });
    const parse = vi.spyOn(Parser.prototype, 'parse');
    const asked = ['.json', '.txt', '.html', '.json'].map((ending) =>
      fresh.get(`/dcat/check${ending}`),
    );
    for (const answer of await Promise.all(asked)) expect(answer.status).toBe(200);
    expect(parse).toHaveBeenCalledTimes(1);
    parse.mockRestore();
  });

  it('is not there where the ontology has no rules', async () => {
    const museum = 'tests/fixtures/museum';
    const { get: ask } = application({
      ...{ ontology: `${museum}/ontology`, data: `${museum}/data` },
      base: 'https://museums.example/',
    });
    for (const path of ['dcat/check', 'dcat/check.json', 'dcat.html'])
      expect((await ask(path)).status).toBe(404);
  });
});
