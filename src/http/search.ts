import type { SearchResults, Suggestion } from '../reading/view.ts';
import { readerOf } from '../site/reader.ts';
import { searchData, suggestionData } from '../site/search-data.ts';
import { searchPage } from '../site/search-page.ts';
import {
  questionOf,
  readSearchQuery,
  searchAddress,
  typesForPeople,
  type SearchQuery,
} from '../site/search-query.ts';
import { answerDocument } from './answer-document.ts';
import type { Answer, Answerer } from './answer.ts';
import { atPace } from './at-pace.ts';
import { PAGE_ENDING, type Variant } from './documents/served-document.ts';
import { isReading, type HttpRequest } from './request.ts';
import { routes } from './routes.ts';
import type { Service } from './service.ts';

const JSON_ENDING = '.json';

/** Searches, as a page and as JSON, and what a search box suggests. */
export function searchAnswers(service: Service): Answerer {
  const { path: search } = routes.search;
  const { path: suggest } = routes.suggest;
  const forms = new Map<string, (request: HttpRequest) => Answer | Promise<Answer>>([
    [search, (request) => searched(request, service)],
    [search + PAGE_ENDING, (request) => searched(request, service, PAGE_ENDING)],
    [search + JSON_ENDING, (request) => searched(request, service, JSON_ENDING)],
    [suggest, (request) => suggested(request, service)],
  ]);
  return (request, path) => (isReading(request) ? forms.get(path)?.(request) : undefined);
}

function searched(
  request: HttpRequest,
  service: Service,
  ending?: string,
): Answer | Promise<Answer> {
  const { snapshot } = service;
  const query = readSearchQuery(request.url.searchParams, snapshot);
  const results = (languages: readonly string[]): Promise<SearchResults> =>
    atPace(request, service, (pace) =>
      snapshot.search(questionOf(query, snapshot, languages), pace),
    );
  const address = (form: string): string => searchAddress(query, snapshot.base, form);
  const data: Variant = {
    ...{ name: 'JSON', mediaType: 'application/json', ending: JSON_ENDING },
    location: address(JSON_ENDING),
    isInLanguage: true,
    render: async (reading) => {
      const found = await results(reading.languages);
      return written(searchData(query, found, readerOf({ ...reading, snapshot })));
    },
  };
  const page = pageVariant(query, service, { results, data });
  return answerDocument(request, { variants: [data, page] }, { service, ending });
}

interface PageParts {
  readonly results: (languages: readonly string[]) => Promise<SearchResults>;
  /** The same as JSON. */
  readonly data: Variant;
}

function pageVariant(
  query: SearchQuery,
  { snapshot, theme }: Service,
  { results, data }: PageParts,
): Variant {
  const { name, mediaType, location = '' } = data;
  return {
    ...{ name: 'HTML', mediaType: 'text/html', aliases: ['application/xhtml+xml'] },
    ending: PAGE_ENDING,
    location: searchAddress(query, snapshot.base, PAGE_ENDING),
    isInLanguage: true,
    policy: theme.policy,
    render: async (reading) => {
      const { html, languages } = searchPage({
        ...{ ...reading, snapshot, query, theme },
        results: query.text === '' ? undefined : await results(reading.languages),
        alternates: [{ name, mediaType, href: location }],
      });
      return { pieces: [html], languages };
    },
  };
}

/** So many suggestions are a list that one sees at once. */
const SUGGESTIONS = 8;

function suggested(request: HttpRequest, service: Service): Answer | Promise<Answer> {
  const { snapshot } = service;
  const { text } = readSearchQuery(request.url.searchParams, snapshot);
  const variant: Variant = {
    ...{ name: 'JSON', mediaType: 'application/json', ending: JSON_ENDING },
    location: `${snapshot.base}${routes.suggest.path}?${new URLSearchParams({ q: text }).toString()}`,
    isInLanguage: true,
    render: async (reading) => {
      const { languages } = reading;
      const types = typesForPeople(snapshot.model);
      const question = { prefix: text, types, size: SUGGESTIONS, languages };
      const found = await atPace(request, service, (pace): Promise<readonly Suggestion[]> =>
        snapshot.suggest(question, pace),
      );
      return written(suggestionData(found, readerOf({ ...reading, snapshot })));
    },
  };
  return answerDocument(request, { variants: [variant] }, { service, ending: JSON_ENDING });
}

function written(data: object): { readonly pieces: readonly string[] } {
  return { pieces: [`${JSON.stringify(data)}\n`] };
}
