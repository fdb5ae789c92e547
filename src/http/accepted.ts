import { parseAccept } from 'hono/utils/accept';
import { preferredLanguages } from '../linked-data/negotiation.ts';
import { isLocale } from '../rdf/language.ts';
import { LANGUAGE_PARAMETER } from '../site/reader.ts';
import type { Reading } from './documents/served-document.ts';
import type { HttpRequest } from './request.ts';

/** A way of compressing (RFC 9110, section 8.4.1). */
export type Coding = 'br' | 'gzip';

/** The codings there are, the one that saves most first. */
const CODINGS: readonly Coding[] = ['br', 'gzip'];

/** Browsers name a few; each is compared with each text. */
const MOST_LANGUAGES = 20;

/** The languages that a request prefers: `*` is no preference, case means nothing, each counts where it is first named. */
export function languagesOf(request: HttpRequest): string[] {
  const tags = preferredLanguages(request.header('accept-language'));
  const named = new Set(tags.map((tag) => tag.toLowerCase()).filter((tag) => tag !== '*'));
  return [...named].slice(0, MOST_LANGUAGES);
}

/** The languages that a page is asked for in: what the address asks for (`?lang=`) comes before what the browser prefers. */
export function readingOf(request: HttpRequest): Reading {
  const asked = request.url.searchParams.get(LANGUAGE_PARAMETER)?.toLowerCase() ?? '';
  const chosen = isLocale(asked) ? asked : undefined;
  const preferred = languagesOf(request);
  return { chosen, languages: chosen === undefined ? preferred : [chosen, ...preferred] };
}

/** The coding that a request likes best of those offered; `undefined`: it takes the bytes as they are, or says nothing. */
export function codingOf(request: HttpRequest, offered = CODINGS): Coding | undefined {
  const header = request.header('accept-encoding');
  if (header === undefined) return undefined;
  const ranges = parseAccept(header);
  const weight = (coding: Coding): number => {
    const named = ranges.find(({ type }) => type.toLowerCase().replace(/^x-/, '') === coding);
    return (named ?? ranges.find(({ type }) => type === '*'))?.q ?? 0;
  };
  const [best] = [...offered].sort((a, b) => weight(b) - weight(a));
  return best && weight(best) > 0 ? best : undefined;
}
