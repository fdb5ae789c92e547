import {
  searchFacetNames,
  type SearchFacetName,
  type SearchQuestion,
} from '../reading/question.ts';
import type { Model, Shape } from '../model/model.ts';
import type { View } from '../reading/view.ts';

/** How many results a page has, and to how many pages they lead: who needs more narrows the search. */
export const RESULTS = 20;
export const MOST_PAGES = 50;

/** A longer text is cut: the form takes no more, either. */
const LONGEST_QUERY = 200;

/** The values that a search is narrowed to: the name of a type, or an address. */
type Narrowed = NonNullable<SearchQuestion['narrowed']>;

/** What the address of a page of search results asks. */
export interface SearchQuery {
  /** Empty where nothing is asked yet. */
  readonly text: string;
  readonly narrowed: Narrowed;
  /** Which page of the results, from 1. */
  readonly page: number;
}

/** The parameters of an address for the facets. */
const parameters: Readonly<Record<SearchFacetName, string>> = {
  type: 'type',
  keeper: 'unit',
  class: 'class',
};

/** What a query string asks; what the catalogue does not have, or no number of a page, counts as nothing. */
export function readSearchQuery(query: URLSearchParams, view: View): SearchQuery {
  const text = (query.get('q') ?? '').toWellFormed().normalize().trim();
  const number = query.get('page') ?? '';
  const page = /^[1-9]\d?$/.test(number) ? Number(number) : 1;
  const narrowed = searchFacetNames.flatMap((name) => {
    const given = query.get(parameters[name]);
    const value = given ? valueOf(name, given, view) : undefined;
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    text: text.slice(0, LONGEST_QUERY).toWellFormed(),
    narrowed: Object.fromEntries(narrowed),
    page: Math.min(page, MOST_PAGES),
  };
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

function valueOf(name: SearchFacetName, given: string, view: View): string | undefined {
  if (name === 'type') return view.model.shapes.find((shape) => shape.name === given)?.name;
  return view.find(SCHEME.test(given) ? given : view.base + given)?.id;
}

/** The address of a search: always the same for the same search. The ending names a format. */
export function searchAddress(
  { text, narrowed, page }: SearchQuery,
  base: string,
  ending = '',
): string {
  const query = new URLSearchParams();
  if (text !== '') query.set('q', text);
  for (const name of searchFacetNames) {
    const value = narrowed[name];
    if (value !== undefined) query.set(parameters[name], keyOf(value, base));
  }
  if (page > 1) query.set('page', String(page));
  const search = query.toString().replaceAll('%2F', '/');
  return `${base}search${ending}${search && `?${search}`}`;
}

function keyOf(value: string, base: string): string {
  const rest = value.startsWith(base) ? value.slice(base.length) : value;
  return SCHEME.test(rest) ? value : rest;
}

/** The types that a search of a page finds: those that pages list, and the one that it names. */
export function typesForPeople({ shapes }: Model, named?: string): readonly Shape[] {
  return shapes.filter(
    ({ name, isSearched, isListed }) => (isSearched && isListed) || name === named,
  );
}

/** The question that a search asks of a view. */
export function questionOf(
  { text, narrowed, page }: SearchQuery,
  { model }: View,
  languages: readonly string[],
): SearchQuestion {
  const types = typesForPeople(model, narrowed.type);
  const from = (page - 1) * RESULTS;
  return { text, types, size: RESULTS, languages, from, facets: searchFacetNames, narrowed };
}
