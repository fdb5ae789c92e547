import { describe, expect, it } from 'vitest';
import { application } from '../support/application.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { elements, parsePage } from '../support/html.ts';
import { isWide } from '../support/wide.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('the start page', () => {
  const whole = application();
  const { get } = whole;

  it('is HTML for a browser', async () => {
    const answer = await get('/', { Accept: BROWSER });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/html/);
    expect(answer.headers.get('Vary')).toBe('Accept, Accept-Language, Accept-Encoding');
    expect(await answer.text()).toContain(
      '<h1><bdi lang="fi">Kaupunginkanslian tietovarannot</bdi></h1>',
    );
  });

  it('has its title in the language of the reader', async () => {
    const answer = await get('/', { Accept: BROWSER, 'Accept-Language': 'sv-FI,sv;q=0.9' });
    expect(await answer.text()).toContain(
      '<h1><bdi lang="sv">Stadskansliets informationslager</bdi></h1>',
    );
  });

  it.each([
    ['text/turtle', 'text/turtle'],
    ['application/ld+json', 'application/ld+json'],
    ['application/n-triples, text/html;q=0.5', 'application/n-triples'],
    ['*/*', 'application/ld+json'],
  ])('is RDF for a client that accepts %s', async (accept, type) => {
    const answer = await get('/', { Accept: accept });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')?.split(';')[0]).toBe(type);
    expect(answer.headers.get('Vary')).toContain('Accept');
    expect(await answer.text()).toContain('Kaupunginkanslian tietovarannot');
  });

  it.each([
    ['a small catalogue', () => application({ data: folder({ 'a.ttl': smallCatalogue }) })],
    ...(isWide ? ([['the catalogue', () => whole]] as const) : []),
  ] as const)('leads to every resource of %s, and to nothing without an answer', async (_, app) => {
    const { get, service } = app();
    const { base, described } = service.snapshot;
    const asked = new Set([base]);
    for (const address of asked) {
      const answer = await get(address, { Accept: BROWSER });
      expect({ address, status: answer.status }).toEqual({ address, status: 200 });
      if (!answer.headers.get('Content-Type')?.startsWith('text/html')) {
        // A download that nobody reads keeps its place among those that the server has room for.
        await answer.body?.cancel();
        continue;
      }
      const isGraphiql = address.startsWith(`${base}graphql`);
      const links = isGraphiql ? [] : elements(parsePage(await answer.text()), 'a');
      // That each format of each resource answers is shown elsewhere.
      const isOfMany = described.some(({ id }) => id === address && id !== base);
      links
        .filter((link) => !isOfMany || !link.attributes['type'])
        .map((link) => new URL(link.attributes['href'] ?? '', address).href.replace(/#.*/, ''))
        // The same page in another language leads to the same pages.
        .filter((href) => href.startsWith(base) && !href.includes('lang='))
        .forEach((href) => asked.add(href));
    }
    const missed = described.filter(({ id }) => !asked.has(new URL(id).href));
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it('shows a hostile title as text', async () => {
    const data = folder({
      'a.ttl': smallCatalogue.replace('Pieni luettelo', `<script>alert('1')</script> & \\"x\\"`),
    });
    const page = await (await application({ data }).get('/', { Accept: BROWSER })).text();
    expect(page.match(/<script[^>]*/g)).toEqual([
      '<script type="application/ld+json"',
      '<script type="module" src="/search/suggest.js"',
    ]);
    expect(page).toContain('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;');
  });
});
