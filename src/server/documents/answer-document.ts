import type { ServerResponse } from 'node:http';
import type { Context } from 'hono';
import { negotiate } from '../../linked-data/negotiation.ts';
import { codingOf, languagesOf, type Coding } from '../accepted.ts';
import { dayHeaders, verdictOf } from '../conditional.ts';
import { notesOf } from '../request-notes.ts';
import { CACHE_CONTROL, preconditionFailed } from '../representation.ts';
import type { Service } from '../service.ts';
import { bodyOf, type Body } from './body.ts';
import { entityTag } from './entity-tag.ts';
import { isJson, linkHeader } from './link-header.ts';
import { notAcceptable } from './problem.ts';
import type { ServedDocument, Variant } from './served-document.ts';

/** What a request wants of a document. */
interface Wish {
  readonly variant: Variant;
  readonly languages: readonly string[];
  readonly coding: Coding | undefined;
  /** What of the request the choice depended on. */
  readonly vary: string;
}

/** Answers with the variant that the request prefers, or with the one that the ending of its address names. */
export function answerDocument(
  c: Context,
  document: ServedDocument,
  { service, ending }: { service: Service; ending?: string | undefined },
): Response | Promise<Response> {
  const { variants, movedTo, isMovedForEver } = document;
  if (movedTo) return redirected(movedTo(ending ?? ''), isMovedForEver ? 308 : 307);
  const variant =
    ending === undefined
      ? negotiate(c.req.header('Accept'), variants)
      : variants.find((each) => each.ending === ending);
  if (!variant) return notAcceptable(document);
  const wish = { variant, languages: languagesOf(c), coding: codingOf(c) };
  const vary = ending === undefined ? 'Accept, Accept-Language, ' : languageOnly(variant);
  return answer(c, { ...wish, vary: `${vary}Accept-Encoding` }, { document, service });
}

/**
 * The way to where a document is to be asked for. Most are no way for ever (308), which clients would put in place of their
 * old links: what a number leads to is another page after the next change.
 */
function redirected(address: string, status: 307 | 308): Response {
  const { href } = new URL(address);
  const headers = {
    Location: href,
    Vary: 'Accept',
    'Cache-Control': CACHE_CONTROL,
    'Content-Type': 'text/plain; charset=utf-8',
  };
  return new Response(`This page is at ${href}\n`, { status, headers });
}

function languageOnly({ isInLanguage }: Variant): string {
  return isInLanguage ? 'Accept-Language, ' : '';
}

async function answer(
  c: Context,
  wish: Wish,
  { document, service }: { document: ServedDocument; service: Service },
): Promise<Response> {
  const { variant, vary } = wish;
  const isNegotiated = vary.startsWith('Accept,');
  const etag = entityTag(service, { path: c.req.path, ...wish });
  const verdict = verdictOf(c, { etag, dates: service.dates });
  if (verdict === 412) return preconditionFailed();
  const headers = {
    ETag: etag,
    'Cache-Control': CACHE_CONTROL,
    ...dayHeaders(service.dates),
    Vary: vary,
    ...(isNegotiated && variant.location && { 'Content-Location': variant.location }),
  };
  if (verdict === 304) return new Response(null, { status: 304, headers });
  const isHead = c.req.method === 'HEAD';
  const kept = service.kept.get(etag);
  const made = kept
    ? { content: isHead ? null : kept.bytes, headers: kept.headers }
    : await make(document, wish, { service, etag, isHead, begin: () => download(c, service) });
  return new Response(made.content, { headers: { ...headers, ...made.headers } });
}

interface Making {
  readonly service: Service;
  readonly etag: string;
  readonly isHead: boolean;
  readonly begin: () => (error?: unknown) => void;
}

/** The variant written out, with the headers that are its own; what is short is kept for whoever asks for it next. */
async function make(
  document: ServedDocument,
  { variant, languages, coding }: Wish,
  { service, etag, isHead, begin }: Making,
): Promise<{ content: Body['content']; headers: Record<string, string> }> {
  const rendering = await variant.render(languages);
  const body = await bodyOf(rendering.pieces, { coding, isHead, begin });
  const links = linkHeader(document, variant);
  const headers = {
    'Content-Type': contentType(variant),
    ...(links && { Link: links }),
    ...(variant.policy && { 'Content-Security-Policy': variant.policy }),
    ...(rendering.languages?.length && { 'Content-Language': rendering.languages.join(', ') }),
    ...(body.coding && { 'Content-Encoding': body.coding }),
    ...(body.length !== undefined && { 'Content-Length': String(body.length) }),
  };
  if (body.content instanceof Uint8Array)
    service.kept.set(etag, { status: 200, headers, bytes: body.content });
  return { content: body.content, headers };
}

/**
 * Takes a place for a long answer; gives back what leaves it, and logs what went wrong where something did. It is cut short
 * when its service retires.
 */
function download(
  c: Context,
  { instance: { downloads, log }, retirement: { signal } }: Service,
): (error?: unknown) => void {
  const leave = downloads.take();
  const { outgoing } = (c.env ?? {}) as { outgoing?: ServerResponse };
  const cut = (): void => {
    notesOf(c).cut = 'outdated';
    outgoing?.destroy();
  };
  signal.addEventListener('abort', cut);
  return (err) => {
    signal.removeEventListener('abort', cut);
    leave();
    if (err !== undefined) log.error({ err }, 'a long answer was not finished');
  };
}

function contentType(variant: Variant): string {
  const { mediaType, onlyByProfile, profiles } = variant;
  const profile = onlyByProfile ? `; profile="${profiles?.[0] ?? ''}"` : '';
  return `${mediaType}${isJson(variant) ? '' : '; charset=utf-8'}${profile}`;
}
