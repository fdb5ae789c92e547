import type { Context, Hono } from 'hono';
import { describeAll, documentOf, type Description } from '../linked-data/description.ts';
import { formats, type Format } from '../linked-data/formats.ts';
import { negotiate } from '../linked-data/negotiation.ts';
import { byteStream } from './byte-stream.ts';
import { hasAlready } from './conditional.ts';
import type { Service } from './service.ts';

/** A document: where it is, and what it says. */
interface LinkedDocument {
  readonly address: string;
  readonly descriptions: () => Iterable<Description>;
}

/** The context, the whole catalogue, and every resource at its own address, in every format. */
export function addLinkedDataRoutes(app: Hono, service: Service): void {
  addContextRoutes(app, service);
  app.get('*', (c) => {
    const address = addressOf(c, service);
    const document = documentAt(address, service);
    if (document) return answerNegotiated(c, document, service);
    const format = formats.find(({ ending }) => address.endsWith(ending));
    const named = format && documentAt(address.slice(0, -format.ending.length), service);
    return named ? answer(named, format, service) : c.notFound();
  });
  app.all('*', (c) =>
    c.text('Everything here is read with GET or HEAD.\n', 405, { Allow: 'GET, HEAD, OPTIONS' }),
  );
}

function addContextRoutes(app: Hono, { context: { text, hash } }: Service): void {
  const etag = `"${hash}"`;
  const answerWith = (cacheControl: string) => (c: Context) => {
    const headers = { ETag: etag, 'Cache-Control': cacheControl };
    if (hasAlready(c, etag)) return c.body(null, 304, headers);
    return c.body(text, 200, { ...headers, 'Content-Type': 'application/ld+json; charset=utf-8' });
  };
  app.get('/context.jsonld', answerWith('no-cache'));
  app.get(`/context-${hash}.jsonld`, answerWith('public, max-age=31536000, immutable'));
}

/** The address that a request means: the base address decides, never the request's own host. */
function addressOf(c: Context, { snapshot: { base } }: Service): string {
  return new URL(base).origin + new URL(c.req.url).pathname;
}

function documentAt(address: string, { snapshot }: Service): LinkedDocument | undefined {
  if (address === `${snapshot.base}catalogue`)
    return { address, descriptions: () => describeAll(snapshot.described) };
  const resource = snapshot.find(address) ?? snapshot.find(decoded(address));
  // Where the catalogue itself is not described, its address stands for all that is in it.
  if (!resource && address === snapshot.base)
    return { address, descriptions: () => describeAll(snapshot.described) };
  return resource && { address: resource.id, descriptions: () => documentOf(resource) };
}

/** A path comes percent-encoded; the address in the data may be an IRI with the letters themselves. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function answerNegotiated(c: Context, document: LinkedDocument, service: Service): Response {
  const format = negotiate(c.req.header('Accept'), formats);
  if (!format) {
    const offered = formats.map(({ mediaType, ending }) => `${mediaType} (${ending})`).join(', ');
    return c.text(`None of the types in Accept is offered here: ${offered}.\n`, 406, {
      Vary: 'Accept',
    });
  }
  const response = answer(document, format, service);
  response.headers.set('Vary', 'Accept');
  if (!document.address.endsWith('/'))
    response.headers.set('Content-Location', new URL(document.address).href + format.ending);
  return response;
}

function answer({ descriptions }: LinkedDocument, format: Format, { writing }: Service): Response {
  return new Response(byteStream(format.write(descriptions(), writing)), {
    headers: { 'Content-Type': `${format.mediaType}; charset=utf-8` },
  });
}
