/** What no IRI has (RFC 3987, and the IRIREF rule of Turtle); `#` comes once, brackets around a host alone. */
const NEVER = String.raw`\s\0-\x1f\x7f-\x9f\ufffe\uffff<>"{}|\\^\`[\]#`;
const IRI = new RegExp(
  `^[a-zA-Z][a-zA-Z0-9+.-]*:(?://\\[[\\da-fA-F:.]+\\])?[^${NEVER}]*(?:#[^${NEVER}]*)?$`,
);
const HTTP = /^https?:\/\/[^/?#]+/i;
/** The schemes that a value may have, besides http and https. */
const SCHEMES = ['mailto', 'tel', 'urn', 'ftp', 'doi', 'geo'];
const OTHER_VALUE = new RegExp(`^(?:${SCHEMES.join('|')}):`, 'i');
const CHARACTER = new RegExp(`[${NEVER}]`);

/** What an address is of that a value may be, for a message. */
export const VALUE_ADDRESS = `an http, https, ${SCHEMES.slice(0, -1).join(', ')} or ${SCHEMES.at(-1) ?? ''} address`;

function isIri(text: string): boolean {
  return IRI.test(text) && text.isWellFormed();
}

/** Whether a text is an absolute http or https address, as subjects, classes and predicates must be. */
export function isHttpAddress(text: string): boolean {
  return isIri(text) && HTTP.test(text);
}

/** Whether a text is an absolute address that a value may be: see `VALUE_ADDRESS`. */
export function isValueAddress(text: string): boolean {
  return isIri(text) && (HTTP.test(text) || OTHER_VALUE.test(text));
}

/** The first character of a text that no address has there, and its place, in words; `undefined` where all are right. */
export function wrongCharacter(text: string): string | undefined {
  const [host = ''] = /^[a-z][a-z0-9+.-]*:\/\/\[[\da-f:.]+\]/i.exec(text) ?? [];
  const characters = Array.from(text);
  const fragment = characters.indexOf('#');
  const index = characters.findIndex((each, place) => {
    const isRight = place < host.length || place === fragment;
    return !isRight && (CHARACTER.test(each) || !each.isWellFormed());
  });
  const wrong = characters[index];
  return wrong === undefined ? undefined : `${named(wrong)} is character ${index + 1}`;
}

/** A sign as it is; what shows nothing by its number. */
function named(character: string): string {
  if (/^[!-~]$/.test(character)) return `"${character}"`;
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `U+${number.padStart(4, '0')}`;
}

/** An address that is a URL as it is: a host with a name, no port that is the scheme's own, no sign that would be encoded. */
const PLAIN =
  /^https?:\/\/(?:[a-z\d-]+\.)*[a-z][a-z\d-]*(?::(?!(?:80|443)\/)[1-9]\d{0,3})?\/(?:[\w-][\w.~-]*\/)*(?:[\w-][\w.~-]*)?(?:\?[\w=&.~/-]*)?$/;

/** An address as the URL that it is, in ASCII (URL standard, section 4.5). Most are that already: nothing is parsed for them. */
export function asUrl(address: string): string {
  return PLAIN.test(address) ? address : new URL(address).href;
}

/** Whether "." or ".." is a part of an address's path: some readers resolve it, also in an absolute address, some do not. */
export function hasDotSegment(address: string): boolean {
  return /^[^:]*:(?:[^?#]*\/)?\.{1,2}(?:[/?#]|$)/.test(address);
}

/** A base address with its final slash; throws unless it is http or https, with no query, fragment or user. */
export function baseAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !isHttpAddress(text) || /[?#]/.test(text) || url.username || url.password)
    throw new RangeError(
      `expected an http or https address without query or fragment as base, got "${text}"`,
    );
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/**
 * An address as it is, or one relative to the base address made absolute; `undefined` if it is neither. `/x` and `./x` are
 * `x` under the base address.
 */
export function resolveAddress(text: string, base: string): string | undefined {
  const scheme = text.startsWith('//') ? base.replace(/\/\/.*/s, '') : '';
  const isWhole = scheme !== '' || /^[a-z][a-z0-9+.-]*:/i.test(text);
  const address = isWhole ? scheme + text : base + text.replace(/^(?:\.?\/)+/, '');
  return isHttpAddress(address) ? address : undefined;
}
