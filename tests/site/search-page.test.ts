import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { application } from '../support/application.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { attributes, element, elements, parsePage, textOf } from '../support/html.ts';

const BASE = 'http://localhost:4000/';
type Application = ReturnType<typeof application>;
const seed = application();

interface Found {
  readonly query: string;
  readonly totalCount: number;
  readonly page: number;
  readonly next: string | null;
  readonly suggestions: readonly string[];
  readonly results: readonly {
    readonly id: string;
    readonly type: string;
    readonly name: string;
    readonly keeper: { readonly id: string } | null;
    readonly snippet: string;
  }[];
  readonly facets: readonly {
    readonly name: string;
    readonly totalCount: number;
    readonly values: readonly {
      readonly value: string;
      readonly count: number;
      readonly search: string;
    }[];
  }[];
}

async function found(address: string, { get }: Application = seed): Promise<Found> {
  const answer = await get(address, { Accept: 'application/json' });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Found;
}

async function page(address: string, { get }: Application = seed) {
  const answer = await get(address, { Accept: 'text/html' });
  expect(answer.status).toBe(200);
  const text = await answer.text();
  return { answer, text, root: parsePage(text) };
}

/** All results of a search, page by page. */
async function allResults(address: string, app: Application = seed) {
  const results: Found['results'][number][] = [];
  let next: string | null = address;
  while (next !== null) {
    const each: Found = await found(next, app);
    results.push(...each.results);
    next = each.next;
  }
  return results;
}

const QUERIES = ['rekisteri', 'hallinto', 'viestintä', '07', 'henkilöstö asiat', 'kaupunki'];

describe('a result that was found by a word which pages do not show', () => {
  it('has what it is, and no name of the field with those words', async () => {
    const { root } = await page('/search?q=työttömyys');
    const results = elements(root, 'ol').find((each) => each.attributes['class'] === 'results');
    const texts = results ? elements(results, 'li').map(textOf) : [];
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.filter((text) => text.includes('hakusanat'))).toEqual([]);
  });
});

describe('the facets of a search', () => {
  it.each(QUERIES)('have the count that each of their links leads to: %s', async (query) => {
    const { facets } = await found(`/search?q=${encodeURIComponent(query)}`);
    expect(facets.map(({ name }) => name)).toEqual(['type', 'keeper', 'class']);
    for (const { values, totalCount } of facets) {
      expect(values).toHaveLength(totalCount);
      for (const { count, search } of values)
        expect(await found(search), search).toMatchObject({ totalCount: count });
    }
  });

  it.each(QUERIES)('count what a loop over all results counts: %s', async (query) => {
    const address = `/search?q=${encodeURIComponent(query)}`;
    const { facets, totalCount } = await found(address);
    const results = await allResults(address);
    expect(new Set(results.map(({ id }) => id)).size).toBe(totalCount);
    const count = (values: readonly string[]) =>
      Object.fromEntries(
        [...new Set(values)].map((v) => [v, values.filter((w) => w === v).length]),
      );
    const countsOf = (name: string) =>
      Object.fromEntries(
        facets
          .find((facet) => facet.name === name)
          ?.values.map(({ value, count: n }) => [value, n]) ?? [],
      );
    expect(countsOf('type')).toEqual(count(results.map(({ type }) => type)));
    // A keeper counts with what it keeps.
    const keepers = results.flatMap(({ id, type, keeper }) =>
      keeper ? [keeper.id] : type === 'Organisation' ? [id] : [],
    );
    expect(countsOf('keeper')).toEqual(count(keepers));
  });

  it('leave the other values of their own facet to choose, and narrow all others', async () => {
    const all = await found('/search?q=hallinto');
    const narrowed = await found('/search?q=hallinto&type=TosClass');
    const typesOf = ({ facets }: Found) => facets.find(({ name }) => name === 'type')?.values;
    expect(typesOf(narrowed)?.map(({ count }) => count)).toEqual(
      typesOf(all)?.map(({ count }) => count),
    );
    expect(narrowed.results.every(({ type }) => type === 'TosClass')).toBe(true);
    expect(narrowed.facets.find(({ name }) => name === 'keeper')?.values).toEqual([]);
  });

  it('count the main class of the keeper where a resource has none of its own', async () => {
    const { facets } = await found('/search?q=viestint%C3%A4&type=Register');
    const classes = facets.find(({ name }) => name === 'class')?.values ?? [];
    expect(classes.length).toBeGreaterThan(0);
    for (const { value } of classes) expect(value).toMatch(/\/tos\/[^/]+\/\d\d$/);
  });
});

describe('the page of a search', () => {
  it('shows each result with its type, its keeper and the keeper’s path, and marks the words', async () => {
    const { root } = await page('/search?q=viestint%C3%A4&lang=fi');
    const items = elements(element(root, 'main'), 'li').filter(
      (item) => elements(item, 'h3').length === 1,
    );
    const register = items.find((item) => textOf(item).includes('markkinoinnin rekisteri'));
    if (!register) throw new Error('the register is not found');
    const text = textOf(register).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Ylläpitäjä: Viestintäosasto, Kaupunginkanslia, Helsingin kaupunki');
    expect(elements(register, 'mark').map(textOf)).toEqual(['viestinnän']);
    expect(attributes(register, 'href')[0]).toMatch(/\/register\/.*\?lang=fi$/);
  });

  it('finds what JSON has, in the same order, and a code with its class', async () => {
    const json = await found('/search?q=0702');
    const { root } = await page('/search?q=0702');
    const links = elements(root, 'h3').flatMap((heading) => attributes(heading, 'href'));
    expect(links.slice(0, json.results.length)).toEqual(json.results.map(({ id }) => id));
    expect(elements(root, 'mark').map(textOf)).toContain('07 02');
    expect(attributes(root, 'data-count')).toEqual(['Ehdotuksia: {n}']);
  });

  it('keeps the language in each of its links, and the query in its switch', async () => {
    const { root } = await page('/search?q=hallinto&type=TosClass&lang=sv');
    for (const anchor of elements(root, 'a')) {
      const { href = '' } = anchor.attributes;
      if (anchor.attributes['hreflang']) {
        expect(href).toContain('/search?q=hallinto&type=TosClass&lang=');
        continue;
      }
      if (href.startsWith(BASE) && anchor.attributes['type'] === undefined)
        expect(href).toContain('lang=sv');
    }
    const [hidden] = elements(root, 'input').filter(({ attributes: a }) => a['type'] === 'hidden');
    expect(hidden?.attributes).toMatchObject({ name: 'lang', value: 'sv' });
  });

  it('leads from page to page through all results, each once', async () => {
    const seen: string[] = [];
    let next: string | undefined = '/search?q=rekisteri';
    while (next !== undefined) {
      const { root } = await page(next);
      seen.push(...elements(root, 'h3').flatMap((heading) => attributes(heading, 'href')));
      const way = elements(root, 'a').find(({ attributes: a }) => a['rel'] === 'next nofollow');
      next = way?.attributes['href'];
    }
    const { totalCount } = await found('/search?q=rekisteri');
    expect(totalCount).toBeGreaterThan(20);
    expect(seen).toEqual((await allResults('/search?q=rekisteri')).map(({ id }) => id));
    expect(seen).toHaveLength(totalCount);
  });

  it.each(['0', '-1', '1e9', 'x', '51', '99', '100', '9'.repeat(400)])(
    'is a page whatever number is asked for: %s',
    async (number) => {
      const { root } = await page(`/search?q=rekisteri&page=${number}`);
      expect(elements(root, 'h1')).toHaveLength(1);
    },
  );

  it('says what to try where nothing is found, and what may be meant', async () => {
    const { root } = await page('/search?q=viestnt%C3%A4&lang=fi');
    expect(elements(root, 'h2').map(textOf)).toContain('Mitään ei löytynyt');
    const meant = elements(root, 'ul').find(
      ({ attributes: a }) => a['aria-labelledby'] === 'meant',
    );
    const [first = ''] = meant ? attributes(meant, 'href') : [];
    expect((await found(first)).totalCount).toBeGreaterThan(0);
    const text = textOf(element(root, 'main'));
    for (const part of ['Käytä muita sanoja', 'Tarkista kirjoitusasu', 'Kysy, jos et löydä'])
      expect(text).toContain(part);
    expect(attributes(root, 'href')).toContain(`${BASE}register?lang=fi`);
    expect(text).toMatch(/Selaa luetteloa\s+organisaatiot 9 tietovarannot 7\s/);
  });

  it('offers the same search without its limits where these leave nothing', async () => {
    const { root } = await page('/search?q=qwertyuiop&unit=organisation/elinkeino-osasto');
    const hrefs = elements(root, 'a').map(({ attributes: a }) => a['href']);
    expect(hrefs).toContain(`${BASE}search?q=qwertyuiop`);
  });

  it('counts limits that the catalogue does not have as none', async () => {
    const plain = await found('/search?q=hallinto');
    for (const limit of ['type=Nothing', 'unit=organisation/none', 'class=x', 'unit=', 'class=a:b'])
      expect(await found(`/search?q=hallinto&${limit}`)).toEqual(plain);
  });

  it('shows its form and the lists where nothing is asked', async () => {
    for (const address of ['/search', '/search?q=', '/search?q=%20%20']) {
      const { root, text } = await page(address);
      expect(elements(root, 'form')).toHaveLength(1);
      expect(attributes(root, 'href')).toContain(`${BASE}register`);
      expect(text).not.toContain('noindex');
    }
  });

  it('is listed by no search engine once something is asked', async () => {
    expect((await page('/search?q=a')).text).toContain('<meta name="robots" content="noindex" />');
    const robots = await (await seed.get('/robots.txt')).text();
    for (const path of ['/search?', '/search.', '/suggest'])
      expect(robots).toContain(`Disallow: ${path}\n`);
  });

  it('has an ETag for each search, and none is sent twice to who has it', async () => {
    const first = await seed.get('/search?q=hallinto', { Accept: 'text/html' });
    const etag = first.headers.get('ETag') ?? '';
    const again = await seed.get('/search?q=hallinto', {
      Accept: 'text/html',
      'If-None-Match': etag,
    });
    expect(again.status).toBe(304);
    const tags = await Promise.all(
      ['q=hallinta', 'q=hallinto&page=2', 'q=hallinto&type=TosClass', 'q=hallinto&lang=sv'].map(
        async (query) =>
          (await seed.get(`/search?${query}`, { Accept: 'text/html' })).headers.get('ETag'),
      ),
    );
    expect(new Set([etag, ...tags]).size).toBe(5);
  });

  it('takes a query that is too long as far as the form would', async () => {
    const { query } = await found(`/search?q=${'viestintä '.repeat(100)}`);
    expect(query.length).toBeLessThanOrEqual(200);
  });

  it('is small, its script of 5 kB at most included', async () => {
    const script = gunzipSync(readFileSync('dist/graphiql/suggest.js.gz'));
    expect(script.length).toBeLessThan(5_000);
    const answer = await seed.get('/search?q=rekisteri', {
      Accept: 'text/html',
      'Accept-Encoding': 'gzip',
    });
    expect((await answer.arrayBuffer()).byteLength).toBeLessThan(20_000);
  });
});

describe('what a search box suggests', () => {
  const suggested = async (query: string, { get }: Application = seed) => {
    const answer = await get(`/suggest?${query}`);
    expect(answer.headers.get('Content-Type')).toBe('application/json');
    return (await answer.json()) as { name: string; href: string; code: string | null }[];
  };

  it('is what begins so, in the language of the page, eight at most', async () => {
    const registers = await suggested('q=rekrytoinnin+rek&lang=fi');
    expect(registers[0]?.name).toBe('Rekrytoinnin rekisteri');
    expect(registers[0]?.href).toMatch(/\?lang=fi$/);
    expect(registers.length).toBeLessThanOrEqual(8);
    expect((await suggested('q=07 0'))[0]).toMatchObject({
      code: expect.stringMatching(/^07 0/) as string,
    });
  });

  it('is nothing for nothing, and for what begins no word', async () => {
    for (const query of ['', 'q=', 'q=%20', 'q=qqqq', 'q=%00', 'q=%E2%80%8B'])
      expect(await suggested(query)).toEqual([]);
  });
});

describe('the search of another catalogue', () => {
  const museum = application({
    ontology: 'tests/fixtures/museum/ontology',
    data: 'tests/fixtures/museum/data',
    base: 'https://museums.example/catalogue/',
  });

  it('finds, narrows and suggests by the shapes alone', async () => {
    const { results, facets } = await found('/catalogue/search?q=museum', museum);
    expect(results.length).toBeGreaterThan(1);
    for (const { values } of facets)
      for (const { count, search } of values)
        expect(await found(search, museum)).toMatchObject({ totalCount: count });
    const { root } = await page('/catalogue/search?q=museum&lang=sv', museum);
    expect(attributes(root, 'src')).toEqual(['/catalogue/search/suggest.js']);
    expect(attributes(root, 'data-suggest')).toEqual(['/catalogue/suggest']);
    const answer = await museum.get('/catalogue/suggest?q=at');
    expect(((await answer.json()) as { name: string }[])[0]?.name).toBe('Ateneum Art Museum');
    expect((await museum.get('/catalogue/search/suggest.js')).status).toBe(200);
  });

  it('is a page where the catalogue has next to nothing', async () => {
    const small = application({ data: folder({ 'a.ttl': smallCatalogue }) });
    for (const address of ['/search', '/search?q=a', '/search?q=zzzz']) {
      const { root } = await page(address, small);
      expect(elements(root, 'h1')).toHaveLength(1);
    }
  });
});
