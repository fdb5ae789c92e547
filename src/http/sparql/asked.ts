import { negotiate } from '../../linked-data/negotiation.ts';
import type { SparqlShown } from '../../site/sparql/result.ts';
import type { QueryForm } from '../../sparql/endpoint/inspect.ts';
import { readingOf } from '../accepted.ts';
import type { Headers } from '../answer.ts';
import type { HttpRequest } from '../request.ts';
import type { Service } from '../service.ts';
import type { SparqlEndpoint } from './endpoint.ts';
import { offersFor } from './offers.ts';
import { pageOfEndpoint } from './page.ts';

/** What a request is answered with. */
export interface Answering {
  readonly service: Service;
  readonly endpoint: SparqlEndpoint;
}

/** A request, and what its address ends in. */
export interface Asked extends Answering {
  readonly request: HttpRequest;
  readonly ending: string;
}

/** Whether a person asked, who reads a page. */
export function isPageWanted({ request, ending }: Asked): boolean {
  if (ending !== '') return ending === '.html';
  return negotiate(request.header('accept'), offersFor('SELECT'))?.isPage ?? false;
}

/** The headers of a request that its answer depends on. */
export function varyOf({ ending }: Asked): string {
  return ending === ''
    ? 'Accept, Accept-Language, Accept-Encoding'
    : 'Accept-Language, Accept-Encoding';
}

/** What the page of a request is about: a query, where there is one, and what came of it. */
interface PageParts {
  readonly query: string | undefined;
  readonly form?: QueryForm;
  readonly shown: SparqlShown;
}

/** The page of a request, with its headers. */
export function pageWith(
  { request, service }: Asked,
  { query, form, shown }: PageParts,
): { readonly text: string; readonly headers: Headers } {
  const { html, languages } = pageOfEndpoint(service, readingOf(request), { query, form, shown });
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': service.theme.policy,
    'Content-Language': languages.join(', '),
  };
  return { text: html, headers };
}
