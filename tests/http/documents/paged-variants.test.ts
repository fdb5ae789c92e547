import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/linked-data/formats.ts';
import { application } from '../../support/application.ts';
import { folder, smallCatalogue } from '../../support/folder.ts';
import { attributes, element, parsePage } from '../../support/html.ts';
import { some, widely } from '../../support/wide.ts';

const BASE = 'https://example.org/luettelo/';
const TYPES = '@prefix dcat: <http://www.w3.org/ns/dcat#> .\n';

/** A server of registers under a base address with a path. */
function served(ids: readonly string[]) {
  const one = (id: string) =>
    `<register/${id}> a varanto:Register , dcat:Dataset ; dct:title "${id.slice(0, 20)}"@fi ; varanto:holder <organisation/a> .`;
  const data = folder({ 'a.ttl': TYPES + smallCatalogue + ids.map(one).join('\n') });
  return application({ data, base: BASE });
}

/** 250 datasets, and one register that is none. */
const ids = Array.from({ length: 250 }, (_, index) => `a${1000 + index}`);

let made: ReturnType<typeof application> | undefined;

/** A server of these, whose data is read once. */
function servedIds() {
  return (made ??= served(ids));
}

const ENDINGS = ['', ...formats.map(({ ending }) => ending), '.html'];

describe('a link to a page by its number', () => {
  it('leads to the page by a key, in the same format', async () => {
    const { get } = servedIds();
    for (const ending of some(ENDINGS, 4))
      for (const [list, page, search] of [
        ['dcat', 1, ''],
        ['dcat', 2, '?after=register/a1099'],
        ['dcat', 3, '?after=register/a1199'],
        ['register', 3, '?after=register/a1199'],
      ] as const) {
        const answer = await get(`${BASE}${list}${ending}?page=${page}&utm=x`);
        expect(answer.status).toBe(307);
        expect(answer.headers.get('Location')).toBe(`${BASE}${list}${ending}${search}`);
        expect((await get(answer.headers.get('Location') ?? '')).status).toBe(200);
      }
  });

  it('leads to the view for harvesters from the other addresses that it is answered at', async () => {
    const { get } = servedIds();
    const Accept = 'text/turtle;profile="http://data.europa.eu/r5r/"';
    for (const address of [`${BASE}?page=2`, `${BASE}catalogue?page=2`]) {
      const answer = await get(address, { Accept });
      expect(answer.headers.get('Location')).toBe(`${BASE}dcat?after=register/a1099`);
      const there = await get(answer.headers.get('Location') ?? '', { Accept });
      expect(there.headers.get('Content-Location')).toBe(`${BASE}dcat.ttl?after=register/a1099`);
    }
  });

  it('is for no cache to keep: the next change gives the number another meaning', async () => {
    const { get } = servedIds();
    const { headers } = await get(`${BASE}dcat.ttl?page=2`);
    expect(headers.get('Cache-Control')).toContain('no-cache');
    expect(headers.get('ETag')).toBeNull();
  });
});

describe('a page that is not there', () => {
  const SEARCHES = ['page=4', 'page=0', 'page=x', 'after=', 'after=a&page=1', 'before=%20'];

  it.each(SEARCHES)('is 404 with the way to the list: ?%s', async (search) => {
    const { get } = servedIds();
    for (const ending of ENDINGS) {
      const answer = await get(`${BASE}dcat${ending}?${search}`);
      expect(answer.status).toBe(404);
      expect((await answer.text()).replaceAll('&#x2F;', '/')).toContain(`${BASE}dcat`);
    }
  });

  it('is a page with a link for people, and no word of the query', async () => {
    const { get } = servedIds();
    const answer = await get(`${BASE}register.html?page=nothing`, { 'Accept-Language': 'sv' });
    const text = await answer.text();
    expect(attributes(element(parsePage(text), 'main'), 'href')).toEqual([BASE, `${BASE}register`]);
    expect(text).toContain('Första sidan');
    expect(text).not.toContain('nothing');
  });

  it('is no page of a list where nothing is a list', async () => {
    const { get } = servedIds();
    for (const path of ['nothing?page=2', 'register/nothing?after=a', 'dcat.zip?page=1']) {
      const answer = await get(BASE + path, { Accept: 'text/plain' });
      expect([answer.status, await answer.text()]).toEqual([
        404,
        'There is nothing at this address.\n',
      ]);
    }
  });
});

describe('the addresses of pages', () => {
  it('lead on whatever the addresses of members are, in the header as in the text', async () => {
    const strange = [
      'ä-ö',
      "it's",
      'a+b',
      'a=b;c',
      'x&y',
      'a,b',
      '日本',
      'a:b@c',
      '(a)*!$',
      'a%25b',
    ];
    const many = strange.flatMap((sign) => ids.slice(0, 30).map((id) => `${id}/${sign}`));
    const { get, service } = served(many);
    const seen: string[] = [];
    for (let at: string | undefined = `${BASE}register.nt`; at !== undefined;) {
      const answer: Response = await get(at);
      const text = await answer.text();
      seen.push(...[...text.matchAll(/core#member> <([^>]*)> \./g)].map(([, id = '']) => id));
      at = /<([^>]*)>; rel="next"/.exec(answer.headers.get('Link') ?? '')?.[1];
      expect(at === undefined || text.includes(`core#next> <${at}>`)).toBe(true);
    }
    const shape = service.snapshot.model.shapes.find(({ segment }) => segment === 'register');
    expect(seen.sort()).toEqual(shape && service.snapshot.ofShape(shape).map(({ id }) => id));
    expect(seen).toHaveLength(many.length + 1);
  });

  it('make no header that is too long for clients', async () => {
    const long = ids.map((id) => `${id}${'ä'.repeat(400)}`);
    const { get } = served(long);
    for (const ending of ENDINGS) {
      const answer = await get(`${BASE}register${ending}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Link')?.length ?? 0).toBeLessThanOrEqual(4096);
    }
    const text = await (await get(`${BASE}register.nt`)).text();
    expect(text).toContain(`core#next> <${BASE}register.nt?after=register/a1099%C3%A4`);
  });

  it('cost the snapshot nothing, however many are asked for', async () => {
    const { get, service } = served(ids);
    await (await get(`${BASE}register.ttl`)).text();
    const { snapshot } = service;
    const made = new Set<string>();
    const resource = snapshot.resource.bind(snapshot);
    snapshot.resource = (id) => {
      made.add(id);
      return resource(id);
    };
    for (let number = 0; number < widely(15, 50); number += 1)
      for (const name of ['after', 'before'])
        await (await get(`${BASE}register.ttl?${name}=register/a1${number}x`)).text();
    expect([...made].filter((id) => id.includes('?'))).toEqual([]);
  });
});

describe('the version of what is served', () => {
  it('is said by every answer, and in VoID and health', async () => {
    const { app, get, service } = served(ids.slice(0, 3));
    const { version } = service.snapshot;
    for (const path of [
      ...['', 'register.ttl', 'register?page=1', 'nothing', 'robots.txt', 'context.jsonld'],
      ...['graphql?query={__typename}', 'graphql', '.well-known/void.nt'],
    ])
      expect((await get(BASE + path)).headers.get('Catalogue-Version')).toBe(version);
    const notModified = await get(`${BASE}register.ttl`, { 'If-None-Match': '*' });
    expect(notModified.headers.get('Catalogue-Version')).toBe(version);
    expect(await (await get(`${BASE}.well-known/void.nt`)).text()).toContain(
      `<${BASE}catalogue> <http://www.w3.org/ns/dcat#version> "${version}" .`,
    );
    const health = await app.request('https://example.org/health/ready');
    expect(await health.json()).toMatchObject({ version });
  });
});
