import { describe, expect, it } from 'vitest';
import { application } from '../support/application.ts';

const { get } = application();
const BASE = 'http://localhost:4000/';
const page = { Accept: 'text/html', 'Accept-Language': 'fi' };

/** The links of a `Link` header: relation, address and type. */
function linksOf(answer: Response): [rel: string, href: string, type: string | undefined][] {
  const links = (answer.headers.get('Link') ?? '').matchAll(
    /<([^>]*)>; rel="([^"]*)"(?:; type="([^"]*)")?/g,
  );
  return [...links].map(([, href = '', rel = '', type]) => [rel, href, type]);
}

describe('the header Link of a page', () => {
  it('leads programs from a page to what it is about (FAIR Signposting, level 1)', async () => {
    const id = `${BASE}register/rekrytoinnin-rekisteri`;
    const links = linksOf(await get('register/rekrytoinnin-rekisteri?lang=sv', page));
    const wanted = [
      ['cite-as', id, undefined],
      ['describedby', `${id}.ttl`, 'text/turtle'],
      ['describedby', `${id}.jsonld`, 'application/ld+json'],
      ['type', 'https://schema.org/AboutPage', undefined],
      ['type', 'https://schema.org/Dataset', undefined],
      ['collection', `${BASE}register`, undefined],
    ];
    expect(links.filter(([rel]) => rel !== 'alternate' && rel !== 'license')).toEqual(wanted);
  });

  it('leads from a list to its members, where there is room for them', async () => {
    const links = linksOf(await get('organisation', page));
    const items = links.filter(([rel]) => rel === 'item');
    expect(items).toHaveLength(9);
    for (const [, href] of items) expect((await get(href, page)).status).toBe(200);
    const long = await get('source-statement', page);
    expect(linksOf(long).filter(([rel]) => rel === 'item')).toEqual([]);
    expect(linksOf(long).map(([rel]) => rel)).toContain('next');
    expect(long.headers.get('Link')?.length).toBeLessThan(4096);
  });
});

describe('a language in an address', () => {
  it.each(['fi', 'sv', 'en'])('is that of the page: %s', async (language) => {
    const answer = await get(`register?lang=${language}`, page);
    expect(answer.headers.get('Content-Language')).toBe(language);
    const text = (await answer.text()).replaceAll(/\s+/g, ' ');
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(`rel="canonical" href="${BASE}register?lang=${language}"`);
    expect(text).toContain(`hreflang="sv" href="${BASE}register?lang=sv"`);
    expect(text).toContain(`hreflang="x-default" href="${BASE}register"`);
  });

  it.each(['xx', 'de', 'x', '%00', '"><script>', 'fi-', 'mul', '', 'a'.repeat(5000)])(
    'does no harm where pages are not in it, or it is none: %s',
    async (tag) => {
      const answer = await get(`register?lang=${encodeURIComponent(tag)}`, page);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Content-Language')).toBe('fi');
      const text = await answer.text();
      expect(text).toContain(`rel="canonical" href="${BASE}register"`);
      expect(text.match(/<script[^>]*>/g)).toEqual([
        expect.stringMatching(/^<script type="module" src="[^"]*suggest\.js">$/),
      ]);
    },
  );
});

describe('a list for people', () => {
  it('has an answer of its own for each filter', async () => {
    const all = await get('register', page);
    const some = await get('register?q=helsingin', page);
    expect(some.headers.get('ETag')).not.toBe(all.headers.get('ETag'));
    expect(some.headers.get('Content-Location')).toBe(`${BASE}register.html?q=helsingin`);
    expect((await all.text()).length).toBeGreaterThan((await some.text()).length);
    const same = await get('register?utm=1&q=%20helsingin%20', page);
    expect(same.headers.get('ETag')).toBe(some.headers.get('ETag'));
  });

  it('is by address for programs, filtered or not', async () => {
    const turtle = { Accept: 'text/turtle' };
    const all = await (await get('register', turtle)).text();
    expect(await (await get('register?q=helsingin', turtle)).text()).toBe(all);
  });
});

describe('a page where there is nothing', () => {
  it.each([
    ['register/rekrytointi-rekisteri', 'rekrytointi rekisteri'],
    ['tyottomyys.html', 'tyottomyys'],
    ['nothing/%22%3E%3Cb%3E/t%C3%B6iss%C3%A4', 'nothing b töissä'],
    ['a/%F0%9F%98%80', 'a'],
  ])('offers a search for the words of %s', async (path, words) => {
    const answer = await get(path, page);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(`name="q" value="${words}"`);
  });

  it('has the form of each page where the address has no words', async () => {
    const text = await (await get('%F0%9F%98%80/-', page)).text();
    expect(text).toContain('name="q" value=""');
  });
});
