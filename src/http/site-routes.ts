import type { Context, Hono } from 'hono';
import { answerDocument } from './answer-document.ts';
import type { Service } from './service.ts';
import { Sitemap } from './sitemap.ts';

/** What crawlers look for: `/robots.txt` and `/sitemap.xml`, with its further files where it needs them. */
export function addSiteRoutes(app: Hono, service: Service): void {
  const { base } = service.snapshot;
  // Worked out by the first crawler: the start does not wait for it.
  let made: Sitemap | undefined;
  const sitemap = (): Sitemap => (made ??= new Sitemap(service.snapshot));
  const answer = (c: Context, type: keyof typeof ENDINGS, pieces: () => Iterable<string>) => {
    const location = new URL(c.req.path, base).href;
    const variant = { ...ENDINGS[type], location, render: () => ({ pieces: pieces() }) };
    return answerDocument(c, { variants: [variant] }, { service, ending: variant.ending });
  };
  app.get('/robots.txt', (c) => answer(c, 'text', () => [robots(base)]));
  app.get('/sitemap.xml', (c) => answer(c, 'xml', () => sitemap().whole()));
  app.get('/:file{sitemap-[1-9][0-9]*\\.xml}', (c) => {
    const part = sitemap().part(Number(/\d+/.exec(c.req.param('file'))?.[0]));
    return part ? answer(c, 'xml', () => part) : c.notFound();
  });
}

const ENDINGS = {
  text: { name: 'Plain text', mediaType: 'text/plain', ending: '.txt' },
  xml: { name: 'XML', mediaType: 'application/xml', ending: '.xml' },
};

/**
 * Everything may be read but the answers to queries, of which there is no end (RFC 9309). Crawlers look for the file at the
 * root of a host alone: where the base address has a path, the operator puts these lines there.
 */
function robots(base: string): string {
  const { pathname } = new URL(base);
  const lines = [
    'User-agent: *',
    `Disallow: ${pathname}graphql?`,
    `Disallow: ${pathname}graphql.`,
    `Allow: ${pathname}`,
    '',
    `Sitemap: ${base}sitemap.xml`,
  ];
  return `${lines.join('\n')}\n`;
}
