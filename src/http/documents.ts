import { tableFormats } from '../answers/table-format.ts';
import { formats } from '../linked-data/formats.ts';
import { profilesIn } from '../linked-data/negotiation.ts';
import { asksForPage } from '../linked-data/page-place.ts';
import { answerDocument } from './answer-document.ts';
import type { Answer, Answerer, Handle } from './answer.ts';
import { unchanged } from './conditions.ts';
import { formerAt, withoutFinalSlash } from '../reading/find-resource.ts';
import { findDocument, findOwnDocument, movedForEver } from './documents/find-document.ts';
import { PAGE_ENDING, type ServedDocument } from './documents/served-document.ts';
import { gone, notFound } from './problem.ts';
import { isReading, type HttpRequest } from './request.ts';
import { routes } from './routes.ts';
import type { Service } from './service.ts';

/** The endings that name a variant, the longest first. */
const ENDINGS = [
  ...formats.map(({ ending }) => ending),
  ...tableFormats.map(({ ending }) => ending),
  ...[PAGE_ENDING, '.graphql', '.json', '.txt', '.csv-metadata.json'],
].sort((a, b) => b.length - a.length);

/** Answers with the document at an address, in any of its variants. */
export function documents(service: Service): Handle {
  return (request) => {
    const address = addressOf(request, service);
    const query = request.url.searchParams;
    const asked = { query, profiles: profilesIn(request.header('accept')) };
    const ending = ENDINGS.find((each) => address.endsWith(each));
    const plain = ending === undefined ? address : address.slice(0, -ending.length);
    // The engine of a catalogue is not asked for a resource at an address of the server's own: it may be down.
    const own = ending && findOwnDocument({ address: plain, ...asked }, service);
    if (own && hasVariant(own, ending)) return answerDocument(request, own, { service, ending });
    const document = findDocument({ address, ...asked }, service);
    if (document) return answerDocument(request, document, { service });
    const named = ending && findDocument({ address: plain, ...asked }, service);
    if (named && hasVariant(named, ending))
      return answerDocument(request, named, { service, ending });
    const shorter = withoutFinalSlash(address);
    if (shorter !== address && isVariant(shorter, asked, service))
      return answerDocument(request, movedForEver(shorter, query), { service });
    const former = formerAt(service.snapshot, address) ?? formerAt(service.snapshot, plain);
    if (former) return gone(request, { service, ending, former });
    const list = asksForPage(query) ? listAt([address, plain], service) : undefined;
    return notFound(request, { service, ending, list });
  };
}

/** Whether an address with an ending is one of a document. */
function isVariant(
  address: string,
  asked: Omit<Parameters<typeof findDocument>[0], 'address'>,
  service: Service,
): boolean {
  const ending = ENDINGS.find((each) => address.endsWith(each));
  if (ending === undefined) return false;
  const document = findDocument({ address: address.slice(0, -ending.length), ...asked }, service);
  return document !== undefined && hasVariant(document, ending);
}

function hasVariant({ variants }: ServedDocument, ending: string): boolean {
  return variants.some((variant) => variant.ending === ending);
}

/** The first of some addresses that answers where no page is asked for. */
function listAt(addresses: readonly string[], service: Service): string | undefined {
  const asked = { query: new URLSearchParams(), profiles: [] };
  return addresses.find((address) => findDocument({ address, ...asked }, service));
}

/** The address that a request means: the base address decides, never the request's own host. */
function addressOf({ url }: HttpRequest, { snapshot: { base } }: Service): string {
  // Percent codes are the same in small letters, and needless ones are what they encode (RFC 3986, section 6.2.2).
  const path = url.pathname.replaceAll(/%[0-9a-f]{2}/gi, (code) =>
    NEEDLESS.test(code) ? decodeURIComponent(code) : code.toUpperCase(),
  );
  return new URL(base).origin + path;
}

/** The codes of letters, digits, `-`, `.`, `_` and `~`. */
const NEEDLESS = /^%(?:2[DE]|3\d|[46][1-9A-F]|[57][\dA]|5F|7E)$/i;

const CONTEXT = new RegExp(`^${routes.context.path}-([0-9a-f]+)\\.jsonld$`);

/** The contexts that documents name: the address of one changes with it, so it never changes itself. */
export function contextFiles({ dates, instance: { contexts } }: Service): Answerer {
  return (request, path): Answer | undefined => {
    const [, hash = ''] = CONTEXT.exec(path) ?? [];
    const text = isReading(request) ? contexts.get(hash) : undefined;
    if (text === undefined) return undefined;
    const etag = `"${hash}"`;
    const headers = { ETag: etag, 'Cache-Control': 'public, max-age=31536000, immutable' };
    return (
      unchanged(request, { etag, dates }, headers) ?? {
        status: 200,
        headers: { ...headers, 'Content-Type': 'application/ld+json; charset=utf-8' },
        body: text,
      }
    );
  };
}
