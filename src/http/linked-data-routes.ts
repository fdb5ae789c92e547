import type { Context, Hono } from 'hono';
import { formats } from '../linked-data/formats.ts';
import { profilesIn } from '../linked-data/negotiation.ts';
import { asksForPage } from '../linked-data/page-place.ts';
import { verdictOf } from './conditions.ts';
import { answerDocument } from './answer-document.ts';
import { findDocument } from './documents/find-document.ts';
import { PAGE_ENDING } from './documents/page-variant.ts';
import { notFound } from './problem.ts';
import { preconditionFailed } from './representation.ts';
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
    const { searchParams: query } = new URL(c.req.url);
    const asked = { query, profiles: profilesIn(c.req.header('Accept')) };
    const document = findDocument({ address, ...asked }, service);
    if (document) return answerDocument(c, document, { service });
    const ending = ENDINGS.find((each) => address.endsWith(each));
    const plain = ending === undefined ? address : address.slice(0, -ending.length);
    const named = ending && findDocument({ address: plain, ...asked }, service);
    if (named && named.variants.some((variant) => variant.ending === ending))
      return answerDocument(c, named, { service, ending });
    const list = asksForPage(query) ? listAt([address, plain], service) : undefined;
    return notFound(c, { service, ending, list });
  });
  app.all('*', (c) =>
    c.text('Everything here is read with GET or HEAD.\n', 405, { Allow: 'GET, HEAD, OPTIONS' }),
  );
}

/** The first of some addresses that answers where no page is asked for. */
function listAt(addresses: readonly string[], service: Service): string | undefined {
  const asked = { query: new URLSearchParams(), profiles: [] };
  return addresses.find((address) => findDocument({ address, ...asked }, service));
}

/** The contexts that documents name: the address of one changes with it, so it never changes itself. */
function addContextRoute(app: Hono, { dates, instance: { contexts } }: Service): void {
  app.get('/:file{context-[0-9a-f]+\\.jsonld}', (c, next) => {
    const [hash = ''] = /[0-9a-f]+(?=\.jsonld$)/.exec(c.req.param('file')) ?? [];
    const text = contexts.get(hash);
    if (text === undefined) return next();
    const etag = `"${hash}"`;
    const headers = { ETag: etag, 'Cache-Control': 'public, max-age=31536000, immutable' };
    const verdict = verdictOf(c, { etag, dates });
    if (verdict === 412) return preconditionFailed();
    if (verdict === 304) return c.body(null, 304, headers);
    return c.body(text, 200, { ...headers, 'Content-Type': 'application/ld+json; charset=utf-8' });
  });
}

/** The address that a request means: the base address decides, never the request's own host. */
function addressOf(c: Context, { snapshot: { base } }: Service): string {
  const { pathname } = new URL(c.req.url);
  // Percent codes are the same in small letters (RFC 3986, section 6.2.2.1).
  return new URL(base).origin + pathname.replaceAll(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
}
