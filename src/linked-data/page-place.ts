import { isHttpAddress } from '../rdf/address.ts';

/**
 * Which page of a list: the first, the one that begins after a resource or ends before it, or, as older links have it, the
 * one with a number, counted from 1.
 */
export type PagePlace =
  | { readonly kind: 'first' }
  | { readonly kind: 'after' | 'before'; readonly id: string }
  | { readonly kind: 'number'; readonly number: number };

/** The parameters of a query that ask for a page. */
const PARAMETERS = ['after', 'before', 'page'] as const;

/** Whether a query asks for a page at all, be it rightly or wrongly. */
export function asksForPage(query: URLSearchParams): boolean {
  return PARAMETERS.some((name) => query.has(name));
}

/**
 * The page that a query asks for, the first where it asks for none; `undefined` where it asks for two, or for what can be no
 * page. Whether the list has that page is another question.
 */
export function placeIn(query: URLSearchParams, base: string): PagePlace | undefined {
  const asked = PARAMETERS.flatMap((name) => query.getAll(name).map((text) => ({ name, text })));
  const [first, second] = asked;
  if (!first) return { kind: 'first' };
  if (second) return undefined;
  const { name, text } = first;
  if (name === 'page')
    return /^[1-9]\d{0,9}$/.test(text) ? { kind: 'number', number: Number(text) } : undefined;
  const id = addressOf(text, base);
  return id === undefined ? undefined : { kind: name, id };
}

/** What follows the address of a list to name the page after a resource, or the one before it. */
export function keyedSearch(name: 'after' | 'before', id: string, base: string): string {
  return `?${name}=${inQuery(keyOf(id, base))}`;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** The key of a resource: its address without the base, or the whole where the rest could be read as a whole address. */
export function keyOf(id: string, base: string): string {
  const rest = id.startsWith(base) ? id.slice(base.length) : id;
  return rest === '' || SCHEME.test(rest) ? id : rest;
}

/** The address that a key is of; `undefined` where no resource can have that address. */
export function addressOf(key: string, base: string): string | undefined {
  const id = SCHEME.test(key) ? key : base + key;
  return key !== '' && isHttpAddress(id) ? id : undefined;
}

/**
 * A text as the value of a parameter. Everything is encoded that any reader of queries takes for something else; `/`, `:` and
 * `@` are what they are (RFC 3986, section 3.4), so that people can read where a page begins.
 */
export function inQuery(text: string): string {
  return encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll(/%(?:2F|3A|40)/g, decodeURIComponent);
}
