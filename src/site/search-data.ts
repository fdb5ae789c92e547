import type { Hit, SearchFacet, SearchResults, Suggestion } from '../reading/view.ts';
import { keeperOf } from '../reading/hierarchy.ts';
import type { Reader } from './reader.ts';
import { facetText } from './search-facets.ts';
import { MOST_PAGES, RESULTS, searchAddress, type SearchQuery } from './search-query.ts';
import { codeOf, labelOf, nameOf } from './text.ts';

/** What a search found, for programs: the same that its page shows. */
export function searchData(query: SearchQuery, results: SearchResults, reader: Reader): object {
  const { base } = reader.snapshot;
  const { totalCount, hint, suggestions, hits, facets } = results;
  const { page, text } = query;
  const hasNext = page < Math.min(Math.ceil(totalCount / RESULTS), MOST_PAGES);
  return {
    query: text,
    totalCount,
    page,
    next: hasNext ? searchAddress({ ...query, page: page + 1 }, base, '.json') : null,
    hint: hint ?? null,
    suggestions,
    results: hits.map((hit) => resultData(hit, reader)),
    facets: facets.map((facet) => facetData(facet, query, reader)),
  };
}

function resultData({ resource, field, snippet, score }: Hit, reader: Reader): object {
  const keeper = keeperOf(resource);
  return {
    id: resource.id,
    type: resource.shape?.name ?? null,
    name: labelOf(resource, reader).value,
    code: codeOf(resource)?.value ?? null,
    keeper: keeper ? { id: keeper.id, name: labelOf(keeper, reader).value } : null,
    field: field.name,
    snippet,
    score,
  };
}

/** The first values of a facet alone: there may be tens of thousands. */
const MOST_VALUES = 100;

function facetData({ name, values }: SearchFacet, query: SearchQuery, reader: Reader): object {
  const shown = values.slice(0, MOST_VALUES).map(({ value, count }) => {
    const { text, code } = facetText(name, value, reader);
    const narrowed = { ...query.narrowed, [name]: value };
    const address = searchAddress({ ...query, narrowed, page: 1 }, reader.snapshot.base, '.json');
    return { value, name: text.value, code: code?.value ?? null, count, search: address };
  });
  return { name, totalCount: values.length, values: shown };
}

/** What a search box offers: the names of resources, and their pages in the reader's language. */
export function suggestionData(suggestions: readonly Suggestion[], reader: Reader): object[] {
  return suggestions.map(({ resource, field, text }) => {
    const name = labelOf(resource, reader);
    const { shape } = resource;
    const isOther = text.value !== name.value && !field.roles.has('code');
    return {
      name: name.value,
      language: name.language,
      code: codeOf(resource)?.value ?? null,
      // The text that was found, where that is another one which people are shown.
      text: isOther && !field.roles.has('search word') ? text.value : null,
      type: shape ? nameOf(shape, reader).value : null,
      href: reader.href(resource.id),
    };
  });
}
