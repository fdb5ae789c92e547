import type { Context, Hono } from 'hono';
import { formats } from '../linked-data/formats.ts';
import { profilesIn } from '../linked-data/negotiation.ts';
import { hasAlready } from './conditional.ts';
import { answerDocument } from './documents/answer-document.ts';
import { findDocument } from './documents/find-document.ts';
import { PAGE_ENDING } from './documents/page-variant.ts';
import { notFound } from './documents/problem.ts';
import type { Service } from './service.ts';

/** The endings that name a variant, the longest first. */
const ENDINGS = [
  ...formats.map(({ ending }) => ending),
  ...[PAGE_ENDING, '.graphql', '.json', '.txt'],
].sort((a, b) => b.length - a.length);

/** Every document at its address, in each of its variants. */
export function addLinkedDataRoutes(app: Hono, service: Service): void {
  addContextRoute(app, service);
  app.get('*', (c) => {
    const address = addressOf(c, service);
    const wishes = {
      query: new URL(c.req.url).searchParams,
      profiles: profilesIn(c.req.header('Accept')),
    };
    const document = findDocument({ address, ...wishes }, service);
    if (document) return answerDocument(c, document, { service });
    const ending = ENDINGS.find((each) => address.endsWith(each));
    const plain = address.slice(0, -(ending?.length ?? 0));
    const named = ending && findDocument({ address: plain, ...wishes }, service);
    return named && named.variants.some((variant) => variant.ending === ending)
      ? answerDocument(c, named, { service, ending })
      : notFound(c, { service, ending });
  });
  app.all('*', (c) =>
    c.text('Everything here is read with GET or HEAD.\n', 405, { Allow: 'GET, HEAD, OPTIONS' }),
  );
}

/** The contexts that documents name: the address of one changes with it, so it never changes itself. */
function addContextRoute(app: Hono, { instance: { contexts } }: Service): void {
  app.get('/:file{context-[0-9a-f]+\\.jsonld}', (c, next) => {
    const [hash = ''] = /[0-9a-f]+(?=\.jsonld$)/.exec(c.req.param('file')) ?? [];
    const text = contexts.get(hash);
    if (text === undefined) return next();
    const etag = `"${hash}"`;
    const headers = { ETag: etag, 'Cache-Control': 'public, max-age=31536000, immutable' };
    if (hasAlready(c, { etag })) return c.body(null, 304, headers);
    return c.body(text, 200, { ...headers, 'Content-Type': 'application/ld+json; charset=utf-8' });
  });
}

/** The address that a request means: the base address decides, never the request's own host. */
function addressOf(c: Context, { snapshot: { base } }: Service): string {
  const { pathname } = new URL(c.req.url);
  // Percent codes are the same in small letters (RFC 3986, section 6.2.2.1).
  return new URL(base).origin + pathname.replaceAll(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
}
