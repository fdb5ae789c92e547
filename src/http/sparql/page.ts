import type { Example } from '../../store/examples.ts';
import { commentOf } from '../../store/query-comment.ts';
import type { Page } from '../../site/page.ts';
import type { SparqlShown } from '../../site/sparql/result.ts';
import { sparqlPage, type SparqlExample } from '../../site/sparql/sparql-page.ts';
import type { QueryForm } from '../../sparql/endpoint/inspect.ts';
import type { Reading } from '../documents/served-document.ts';
import type { Service } from '../service.ts';
import { offersFor } from './offers.ts';

/** What a page is about: a query and its answer, or neither. */
interface Asked {
  readonly query: string | undefined;
  readonly form: QueryForm | undefined;
  readonly shown: SparqlShown;
}

/** Longer addresses are refused by servers and proxies. */
const MOST_OF_ADDRESS = 8_000;

/** The page of the endpoint. */
export function pageOfEndpoint(
  { snapshot, sparqlExamples, theme }: Service,
  reading: Reading,
  { query, form, shown }: Asked,
): Page {
  return sparqlPage({
    // A browser sends the lines of a form with CR and LF.
    ...{ ...reading, snapshot, theme, shown, query: query?.replaceAll('\r\n', '\n') },
    examples: sparqlExamples.map(exampleOf),
    downloads: query !== undefined && form ? downloadsOf(snapshot.base, query, form) : [],
  });
}

function exampleOf({ query }: Example): SparqlExample {
  const lines = query.split(/\r?\n/);
  const start = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  return { query: lines.slice(Math.max(start, 0)).join('\n'), ...commentOf(lines) };
}

function downloadsOf(base: string, query: string, form: QueryForm) {
  const search = new URLSearchParams({ query }).toString();
  if (search.length > MOST_OF_ADDRESS) return [];
  return offersFor(form)
    .filter(({ isPage }) => !isPage)
    .map(({ name, mediaType, ending }) => ({
      ...{ name, mediaType },
      href: `${base}sparql${ending}?${search}`,
    }));
}
