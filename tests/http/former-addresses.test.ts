import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { createService } from '../../src/http/service.ts';
import { createApp } from '../support/app.ts';
import { ask, BASE, loadCatalogue } from '../support/catalogue.ts';

const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix varanto: <https://w3id.org/varanto#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;
const LIVE = `<organisation/o> a org:Organization ; skos:prefLabel "Osasto"@fi .
<register/new> a varanto:Register , dcat:Dataset ; dct:title "Uusi rekisteri"@fi ; varanto:holder <organisation/o> .
<register/other> a varanto:Register , dcat:Dataset ; dct:title "Toinen rekisteri"@fi ; varanto:holder <organisation/o> .
`;
const GONE = `<register/gone> a varanto:WithdrawnResource ; dct:title "Lakannut rekisteri"@fi ; owl:deprecated true ;
    dct:isReplacedBy <register/new> , <register/other> ; dct:modified "2026-11-28"^^xsd:date .
`;
const MOVED = `<register/old> a varanto:MovedResource ; dct:title "Vanha rekisteri"@fi ; owl:deprecated true ;
    dct:isReplacedBy <register/new> ; dct:modified "2026-11-28"^^xsd:date .
`;

function loaded(...texts: readonly string[]) {
  const data = mkdtempSync(join(tmpdir(), 'varanto-'));
  writeFileSync(join(data, 'data.ttl'), [PREFIXES, ...texts].join('\n'));
  const catalogue = loadCatalogue({ data });
  rmSync(data, { recursive: true });
  return catalogue;
}

const catalogue = loaded(LIVE, GONE, MOVED);
const { snapshot } = catalogue;
const app = createApp(
  createService(snapshot, { pageSize: 20, maxPageSize: 100, examples: [], assets: '' }),
);

async function get(path: string, accept = '*/*'): Promise<Response> {
  return app.request(BASE + path, { headers: { Accept: accept }, redirect: 'manual' });
}

const RDF = ['text/turtle', 'application/ld+json', 'application/n-triples', 'application/rdf+xml'];

describe('the address of what was withdrawn', () => {
  it.each(['text/plain', 'text/html', ...RDF])(
    'answers 410 in %s, with what is in its place',
    async (type) => {
      const response = await get('register/gone', type);
      expect(response.status).toBe(410);
      expect(response.headers.get('Content-Type')).toContain(type);
      const text = await response.text();
      expect(text).toContain('Lakannut rekisteri');
      expect(text).toContain('register/new');
      expect(text).toContain('register/other');
    },
  );

  it.each(['.ttl', '.jsonld', '.nt', '.rdf', '.html'])(
    'answers 410 with the ending %s',
    async (ending) => {
      expect((await get(`register/gone${ending}`)).status).toBe(410);
    },
  );

  it('gives the standard terms in RDF', async () => {
    const text = await (await get('register/gone', 'application/n-triples')).text();
    const store = new Store(new Parser().parse(text));
    const id = `${BASE}register/gone`;
    const value = (property: string) =>
      store.getObjects(id, property, null).map((each) => each.value);
    expect(value('http://www.w3.org/2002/07/owl#deprecated')).toEqual(['true']);
    expect(value('http://purl.org/dc/terms/isReplacedBy').sort()).toEqual([
      `${BASE}register/new`,
      `${BASE}register/other`,
    ]);
  });

  it('has links to what is in its place, with the names, on its page', async () => {
    const page = await (await get('register/gone', 'text/html')).text();
    expect(page).toContain(`<a href="${BASE}register/new">`);
    expect(page).toContain('Uusi rekisteri');
  });
});

describe('the address that a resource had before', () => {
  it.each(['', '.ttl', '.jsonld', '.html'])(
    'leads to the one that it has now, with the ending "%s"',
    async (ending) => {
      const response = await get(`register/old${ending}`);
      expect(response.status).toBe(308);
      expect(response.headers.get('Location')).toBe(`${BASE}register/new${ending}`);
    },
  );
});

describe('lists, searches and dumps', () => {
  it('leave both out, but for the whole catalogue', async () => {
    for (const path of [
      'register.ttl',
      'register.csv',
      'sitemap.xml',
      'search.json?q=rekisteri',
      'dcat.ttl',
    ]) {
      const text = await (await get(path)).text();
      expect(text, path).not.toContain('register/gone');
      expect(text, path).not.toContain('register/old');
    }
    const dump = await (await get('catalogue.nt')).text();
    expect(dump).toContain(`<${BASE}register/gone> <http://purl.org/dc/terms/isReplacedBy>`);
    expect(dump).toContain(`<${BASE}register/old> <http://www.w3.org/2002/07/owl#deprecated>`);
  });
});

describe('GraphQL', () => {
  it('leaves them out of lists', async () => {
    const answer = await ask(snapshot, '{ registers { totalCount } }');
    expect(answer).toEqual({ data: { registers: { totalCount: 2 } } });
  });

  it.each([
    ['{ node(id: "register/gone") { id } }', 'GONE', ['Lakannut rekisteri']],
    ['{ register(id: "register/gone") { id } }', 'GONE', ['Lakannut rekisteri']],
    ['{ node(id: "register/old") { id } }', 'MOVED', ['Vanha rekisteri']],
  ])('says what became of it: %s', async (query, code, labels) => {
    const { errors } = await ask(snapshot, query);
    expect(errors?.map(({ extensions }) => extensions)).toMatchObject([{ code, labels }]);
    expect(errors?.[0]?.extensions['replacedBy']).toContain(`${BASE}register/new`);
  });

  it('gives the others of several addresses', async () => {
    const { data, errors } = await ask(
      snapshot,
      '{ nodes(ids: ["register/new", "register/gone"]) { id } }',
    );
    expect(data).toEqual({ nodes: [{ id: `${BASE}register/new` }, null] });
    expect(errors).toHaveLength(1);
  });
});

describe('the check', () => {
  const messages = (...texts: readonly string[]) =>
    check(loaded(...texts).snapshot)
      .filter(({ severity, resource }) => severity === 'violation' && resource !== BASE)
      .map(({ message }) => message);

  it('has nothing against what is well formed', () => {
    expect(messages(LIVE, GONE, MOVED)).toEqual([]);
  });

  it('finds a replacement that is not there, and one that leads back', () => {
    expect(messages(LIVE, GONE.replace('<register/other>', '<register/nowhere>')).join()).toContain(
      'got <http://localhost:4000/register/nowhere>',
    );
    const circle = MOVED.replace('<register/new>', '<register/gone>');
    const back = GONE.replace('<register/other>', '<register/old>');
    expect(messages(LIVE, circle, back).length).toBeGreaterThan(0);
  });

  it('finds what is there and withdrawn at once, and what lacks the standard terms', () => {
    expect(messages(LIVE, GONE.replaceAll('register/gone', 'register/new')).join()).toContain(
      'is withdrawn or moved',
    );
    expect(messages(LIVE, GONE.replace('owl:deprecated true ;', '')).length).toBeGreaterThan(0);
  });
});
