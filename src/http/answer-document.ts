import { negotiate } from '../linked-data/negotiation.ts';
import { codingOf, readingOf, type Coding } from './accepted.ts';
import { CACHE_CONTROL, PLAIN_TEXT, plainText, type Answer } from './answer.ts';
import { etagOf } from './conditions.ts';
import type { Reading, ServedDocument, Variant } from './documents/served-document.ts';
import { isJson, linkHeader } from './link-header.ts';
import { respond, type Made, type Representation } from './pipeline.ts';
import { notAcceptable } from './problem.ts';
import type { HttpRequest } from './request.ts';
import type { Service } from './service.ts';

/** Answers with the variant that the request prefers, or with the one that the ending of its address names. */
export function answerDocument(
  request: HttpRequest,
  document: ServedDocument,
  { service, ending }: { service: Service; ending?: string | undefined },
): Answer | Promise<Answer> {
  const { variants, movedTo, isMovedForEver } = document;
  if (movedTo) return redirected(movedTo(ending ?? ''), isMovedForEver ? 308 : 307);
  const variant =
    ending === undefined
      ? negotiate(request.header('accept'), variants)
      : variants.find((each) => each.ending === ending);
  if (!variant) return notAcceptable(document);
  if (variant.mistake !== undefined) return plainText(400, `${variant.mistake}\n`, NO_STORE);
  const isNegotiated = ending === undefined;
  return respond(
    request,
    representationOf(request, { document, variant, isNegotiated, service }),
    service,
  );
}

/**
 * The way to where a document is to be asked for. Most are no way for ever (308), which clients would put in place of their
 * old links: what a number leads to is another page after the next change.
 */
function redirected(address: string, status: 307 | 308): Answer {
  const { href } = new URL(address);
  const headers = { ...PLAIN_TEXT, Location: href, Vary: 'Accept', 'Cache-Control': CACHE_CONTROL };
  return plainText(status, `This page is at ${href}\n`, headers);
}

/** Of what is private there is no version to compare, either: who asks has not kept it. */
const PRIVATE = { 'Cache-Control': 'private, no-store' };

/** Where nobody says when the catalogue changes, an answer is of one moment. */
const UNVERSIONED = { 'Cache-Control': 'no-store' };

const NO_STORE = { ...PLAIN_TEXT, 'Cache-Control': 'no-store' };

interface Choice {
  readonly document: ServedDocument;
  readonly variant: Variant;
  /** Whether the request's headers chose the variant, and not its address. */
  readonly isNegotiated: boolean;
  readonly service: Service;
}

function representationOf(
  request: HttpRequest,
  { document, variant, isNegotiated, service }: Choice,
): Representation {
  const reading = readingOf(request);
  const coding = variant.isPacked ? undefined : codingOf(request);
  const { location, isInLanguage, isPrivate = false } = variant;
  const isVersioned = !isPrivate && service.snapshot.version !== undefined;
  const vary = [
    ...(isNegotiated ? ['Accept', 'Accept-Language'] : isInLanguage ? ['Accept-Language'] : []),
    'Accept-Encoding',
  ];
  const etag = tagOf(request, { document, variant, service }, { reading, coding });
  return {
    key: etag,
    etag: isVersioned ? etag : undefined,
    isDated: isVersioned,
    mayFail: false,
    headers: {
      ...(isVersioned
        ? { ETag: etag, 'Cache-Control': CACHE_CONTROL }
        : isPrivate
          ? PRIVATE
          : UNVERSIONED),
      Vary: vary.join(', '),
      ...(isNegotiated && location && { 'Content-Location': location }),
    },
    making: () => ({ coding, make: () => makeVariant(document, variant, reading) }),
  };
}

/** How a variant is written. */
interface Written {
  readonly reading: Reading;
  readonly coding: Coding | undefined;
}

/** All that the bytes and the headers of a variant depend on. */
function tagOf(
  request: HttpRequest,
  { document, variant, service }: Omit<Choice, 'isNegotiated'>,
  { reading, coding }: Written,
): string {
  const { location, isInLanguage } = variant;
  return etagOf([
    // What a document contains follows from the snapshot's version and the program; Node's version is that of the compression.
    service.snapshot.version,
    service.build,
    location ?? request.path,
    // A `Link` header and a page name the other variants: the same one has others beside it at another address.
    document.variants.map((each) => each.location ?? ''),
    variant.mediaType,
    ...(variant.onlyByProfile ? (variant.profiles ?? []) : []),
    isInLanguage ? [reading.chosen ?? '', ...reading.languages] : [],
    coding ? [coding, process.version] : [],
    variant.edition ?? [],
    variant.policy === service.theme.policy ? service.theme.edition : [],
  ]);
}

async function makeVariant(
  document: ServedDocument,
  variant: Variant,
  reading: Reading,
): Promise<Made> {
  const {
    pieces,
    languages: used,
    links: found = [],
    headers: own,
  } = await variant.render(reading);
  const links = linkHeader(document, variant, found);
  const headers = {
    ...own,
    'Content-Type': contentType(variant),
    ...(links && { Link: links }),
    ...(variant.policy && { 'Content-Security-Policy': variant.policy }),
    ...(used?.length && { 'Content-Language': used.join(', ') }),
  };
  return { text: pieces, headers };
}

function contentType(variant: Variant): string {
  const { mediaType, onlyByProfile, profiles, isPacked } = variant;
  const profile = onlyByProfile ? `; profile="${profiles?.[0] ?? ''}"` : '';
  return `${mediaType}${isPacked || isJson(variant) ? '' : '; charset=utf-8'}${profile}`;
}
