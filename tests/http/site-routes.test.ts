import { describe, expect, it } from 'vitest';
import { createService } from '../../src/http/service.ts';
import { createApp } from '../support/app.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';

/** The server, under the base address. */
function siteOf({ data = 'data', base = BASE } = {}) {
  const { snapshot } = loadCatalogue({ data, base });
  const options = { pageSize: 20, maxPageSize: 100, examples: [], assets: '' };
  const app = createApp(createService(snapshot, options));
  return (path: string, init?: RequestInit) => app.request(new URL(path, base).href, init);
}

const ask = siteOf();

describe('/sitemap.xml', () => {
  it('names the catalogue, the collections and every resource', async () => {
    const text = await (await ask('sitemap.xml')).text();
    const { snapshot } = loadCatalogue();
    const named = [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);
    const segments = snapshot.model.shapes.map(({ segment }) => BASE + segment);
    const resources = snapshot.described.map(({ id }) => id);
    expect(named).toHaveLength(new Set(named).size);
    expect(named.sort()).toEqual([...new Set([...segments, ...resources])].sort());
  });

  it('is XML that is asked for anew, and not sent twice', async () => {
    const { status, headers } = await ask('sitemap.xml');
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe('application/xml; charset=utf-8');
    expect(headers.get('Cache-Control')).toContain('no-cache');
    expect(headers.has('Link')).toBe(false);
    const etag = headers.get('ETag') ?? '';
    expect((await ask('sitemap.xml', { headers: { 'If-None-Match': etag } })).status).toBe(304);
    expect((await ask('robots.txt')).headers.get('ETag')).not.toBe(etag);
  });

  it('answers HEAD', async () => {
    const answer = await ask('sitemap.xml', { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
  });

  it('has no further files where it needs none', async () => {
    expect((await ask('sitemap-1.xml')).status).toBe(404);
  });

  it('names URLs, with their letters encoded and escaped', async () => {
    const data = folder({ 'a.ttl': smallCatalogue.replace('register/r', "register/ä&o'b") });
    const text = await (await siteOf({ data })('sitemap.xml')).text();
    expect(text).toContain(`<loc>${BASE}register/%C3%A4&amp;o&apos;b</loc>`);
  });

  it('is under the path of the base address', async () => {
    const under = siteOf({ base: 'https://example.org/tieto/' });
    const text = await (await under('sitemap.xml')).text();
    expect(text).toContain('<loc>https://example.org/tieto/register</loc>');
  });
});

describe('/robots.txt', () => {
  it('lets everything be read but queries, and names the sitemap', async () => {
    const answer = await ask('robots.txt');
    expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    const allowed = readerOf(await answer.text());
    for (const path of ['/', '/register', '/register/a.ttl', '/graphql', '/catalogue.nt', '/dcat'])
      expect(allowed(path), path).toBe(true);
    for (const path of ['/graphql?query={a}', '/graphql.csv?query={a}'])
      expect(allowed(path), path).toBe(false);
    expect(await (await ask('robots.txt')).text()).toContain(`\nSitemap: ${BASE}sitemap.xml\n`);
  });

  it('speaks of the path of the base address', async () => {
    const text = await (await siteOf({ base: 'https://example.org/tieto/' })('robots.txt')).text();
    expect(readerOf(text)('/tieto/graphql?query={a}')).toBe(false);
    expect(readerOf(text)('/tieto/register')).toBe(true);
    expect(text).toContain('Sitemap: https://example.org/tieto/sitemap.xml\n');
  });
});

/** Whether a crawler may read a path: the longest rule that it begins with decides (RFC 9309, section 2.2.2). */
function readerOf(robots: string): (path: string) => boolean {
  const rules = [...robots.matchAll(/^(Allow|Disallow): (\S+)$/gm)].map(([, kind, start = '']) => ({
    start,
    isAllowed: kind === 'Allow',
  }));
  return (path) => {
    const matching = rules.filter(({ start }) => path.startsWith(start));
    const [longest] = matching.sort((a, b) => b.start.length - a.start.length);
    return longest?.isAllowed ?? true;
  };
}
