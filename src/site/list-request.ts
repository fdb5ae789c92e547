import { addressOf, inQuery, keyedSearch, keyOf, placeIn } from '../linked-data/page-place.ts';
import { enumOf, fieldsWithRole, isLink, type Field, type Shape } from '../model/model.ts';
import { datatypes } from '../rdf/datatype.ts';
import { visibleText } from '../rdf/visible-text.ts';

/** What people ask of a list: all of it is in the address, so that a page can be kept and sent. */
export interface ListRequest {
  /** The words that each member contains, as they were typed. */
  readonly text: string;
  /** The value that members have in a field: an address, or a literal's text. */
  readonly chosen: ReadonlyMap<Field, string>;
  /** The branch of a large hierarchy that is open. */
  readonly open: string | undefined;
  readonly place: ListPlace;
}

/** Where a page begins: at the start, or after or before a member in the order of the page. */
type ListPlace =
  { readonly kind: 'start' } | { readonly kind: 'after' | 'before'; readonly id: string };

const START: ListPlace = { kind: 'start' };

/** The parameters of a list's page. Those of facets have a prefix, so that no name of a field is another parameter. */
const TEXT = 'q';
const OPEN = 'open';
const FACET = 'by.';

/** More characters than this are no word to filter by. */
export const MOST_CHARACTERS = 200;

/** What a query asks of the list of a shape. What it cannot mean is passed over. */
export function listRequest(query: URLSearchParams, shape: Shape, base: string): ListRequest {
  const chosen = facetFields(shape).flatMap((field): [Field, string][] => {
    const value = query.get(FACET + field.name) ?? '';
    const meant = isResource(field) ? addressOf(value, base) : value.slice(0, MOST_CHARACTERS);
    return meant ? [[field, meant]] : [];
  });
  const place = placeIn(query, base);
  return {
    text: visibleText(query.get(TEXT) ?? '')
      .slice(0, MOST_CHARACTERS)
      .trim()
      .toWellFormed(),
    chosen: new Map(chosen),
    open: addressOf(query.get(OPEN) ?? '', base),
    place: place?.kind === 'after' || place?.kind === 'before' ? place : START,
  };
}

/** The query that asks for a page of a list, the same for whatever means the same; empty for the first page of all. */
export function listSearch(request: Partial<ListRequest>, base: string): string {
  const { place = START, open } = request;
  const pairs = [...hiddenPairs(request, base), ...(open ? [[OPEN, keyOf(open, base)]] : [])];
  const search = pairs.map(([name = '', value = '']) => `${name}=${inQuery(value)}`);
  if (place.kind !== 'start') search.push(keyedSearch(place.kind, place.id, base).slice(1));
  return search.length ? `?${search.join('&')}` : '';
}

/** The name of the parameter with the words of a filter. */
export const TEXT_PARAMETER = TEXT;

/** The parameters of a filter with their values, which a form repeats; `text` among them only if it is given. */
export function hiddenPairs(
  { text = '', chosen = new Map() }: Partial<Pick<ListRequest, 'text' | 'chosen'>>,
  base: string,
): [name: string, value: string][] {
  const facets = [...chosen].map(([field, value]): [string, string] => [
    FACET + field.name,
    isResource(field) ? keyOf(value, base) : value,
  ]);
  return [...(text ? [[TEXT, text] as [string, string]] : []), ...facets];
}

/** Whether a request asks for less than the whole list. */
export function isFiltered({ text, chosen }: ListRequest): boolean {
  return text !== '' || chosen.size > 0;
}

/** The fields that a list can be narrowed down by: who keeps, what classifies, what is above, and values from a few. */
export function facetFields(shape: Shape): Field[] {
  const roles = (['keeper', 'classification', 'scheme', 'parent'] as const).flatMap((role) =>
    fieldsWithRole(shape, role).filter(isLink),
  );
  const few = shape.fields.filter((field) => enumOf(field) !== undefined || isBoolean(field));
  return [...new Set([...roles, ...few])];
}

/** Whether the values of a field are true and false. */
export function isBoolean({ range }: Field): boolean {
  return range.kind === 'literal' && datatypes.get(range.datatype)?.scalar === 'Boolean';
}

/** Whether the values of a field are addresses. */
export function isResource(field: Field): boolean {
  return isLink(field) || field.range.kind === 'iri';
}
