import { describe, expect, it } from 'vitest';
import { application } from '../support/application.ts';
import { folder, smallCatalogue } from '../support/folder.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('the start page', () => {
  const { get } = application();

  it('is HTML for a browser', async () => {
    const answer = await get('/', { Accept: BROWSER });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/html/);
    expect(answer.headers.get('Vary')).toBe('Accept, Accept-Language');
    expect(await answer.text()).toContain('<h1 lang="fi">Kaupunginkanslian tietovarannot</h1>');
  });

  it('has its title in the language of the reader', async () => {
    const answer = await get('/', { Accept: BROWSER, 'Accept-Language': 'sv-FI,sv;q=0.9' });
    expect(await answer.text()).toContain('<h1 lang="sv">Stadskansliets informationslager</h1>');
  });

  it.each([
    ['text/turtle', 'text/turtle'],
    ['application/ld+json', 'application/ld+json'],
    ['application/n-triples, text/html;q=0.5', 'application/n-triples'],
    ['*/*', 'application/ld+json'],
  ])('is RDF for a client that accepts %s', async (accept, type) => {
    const answer = await get('/', { Accept: accept });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe(`${type}; charset=utf-8`);
    expect(answer.headers.get('Vary')).toContain('Accept');
    expect(await answer.text()).toContain('Kaupunginkanslian tietovarannot');
  });

  it('links to nothing that the server does not answer', async () => {
    const page = await (await get('/', { Accept: BROWSER })).text();
    const links = [...page.matchAll(/href="([^"]*)"/g)].flatMap(([, link = '']) => link);
    const own = [...new Set(links)].filter((link) => link.startsWith('http'));
    expect(own.length).toBeGreaterThan(5);
    for (const link of own) {
      const status = (await get(link, { Accept: BROWSER })).status;
      expect({ link, status }).toEqual({ link, status: 200 });
    }
  });

  it('shows a hostile title as text', async () => {
    const data = folder({
      'a.ttl': smallCatalogue.replace('Pieni luettelo', `<script>alert('1')</script> & \\"x\\"`),
    });
    const page = await (await application({ data }).get('/', { Accept: BROWSER })).text();
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;');
  });
});
