import { word } from '../catalogue/words.ts';
import { getRequest, graphqlRequest } from '../client.ts';

/** A request that takes a server long, by a number that keeps a stored answer from being given. */
export interface DearWork {
  readonly name: string;
  readonly request: (number: number) => string;
}

const COUNT =
  'query ($where: RegisterFilter) { registers(first: 0, where: $where) { totalCount } }';
const times = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));
const count = (where: object): string => graphqlRequest(COUNT, { where });
const aliased = (count: number, field: (index: number) => string): string =>
  graphqlRequest(`{ ${times(count, (index) => `f${index}: ${field(index)}`).join(' ')} }`);

/** The dearest that the limits let through, of every kind that there is. */
export const dearQueries: readonly DearWork[] = [
  {
    name: 'a filter of 199 conditions, each over a link',
    request: (number) =>
      count({ or: times(199, (index) => ({ holder: { name: { eq: `x${number}-${index}` } } })) }),
  },
  {
    name: '1,999 texts inside `in`',
    request: (number) => count({ title: { in: times(1_999, (index) => `x${number}-${index}`) } }),
  },
  {
    name: 'a filter five links deep',
    request: (number) => count(deep(`x${number}`)),
  },
  {
    name: 'search of 13 words that are everywhere',
    request: (number) =>
      graphqlRequest('query ($q: String!) { search(query: $q) { totalCount nodes { snippet } } }', {
        q: `rekisteri ja ${times(11, (index) => word(number + index).slice(0, 12)).join(' ')}`,
      }),
  },
  {
    name: 'facets of eight fields, with a filter',
    request: (number) =>
      graphqlRequest(
        `query ($where: RegisterFilter) { registers(where: $where) { facets(fields:
          [title, holder, informationResource, dataGovernanceActApplies, description,
           privacyNotices, source, caseRegister]) { values(first: 5) { label count } } } }`,
        { where: { title: { contains: String(number % 10) } } },
      ),
  },
  {
    name: 'an order by the label of a long list, with a filter',
    request: (number) =>
      graphqlRequest(
        `query ($where: SourceRecordFilter) { sourceRecords(first: 50, where: $where,
          orderBy: [{ field: modified, direction: DESC }]) { nodes { id } } }`,
        { where: { not: { id: { eq: `source/x${number}` } } } },
      ),
  },
  {
    name: 'nested pages, as dear as may be',
    request: (number) =>
      graphqlRequest(
        `{ a${number}: registers(first: 100) { nodes { id title
          holder { id name registers(first: 90) { nodes { id title } } } } } }`,
      ),
  },
  {
    name: 'counts of 29 filters that each look at all',
    request: (number) =>
      aliased(
        29,
        (index) =>
          `sourceRecords(first: 0, where: { about: { id: { eq: "x${number}-${index}" } } }) { totalCount }`,
      ),
  },
  {
    name: '29 searches in one query',
    request: (number) =>
      aliased(
        29,
        (index) => `search(query: "${word(number * 29 + index)} rekisteri") { totalCount }`,
      ),
  },
  {
    name: '29 facets in one query',
    request: (number) =>
      aliased(
        29,
        (index) =>
          `registers(where: { title: { contains: "${number % 10}${index % 10}" } }) { facets(fields: [holder, informationResource]) { values(first: 20) { label count } } }`,
      ),
  },
];

/** What very many resources of a generated catalogue lead to. */
const HUBS = ['contact-point/kirjaamo', 'tos-scheme/2026-11-22'];

/** What is no query but takes long as well. */
export const dearDocuments: readonly DearWork[] = [
  ...['/catalogue.jsonld', '/catalogue.ttl', '/catalogue.nt', '/catalogue.rdf'].map((path) => ({
    name: `the dump ${path}`,
    request: () => getRequest(path),
  })),
  ...['/dcat', '/register', '/source', '/sitemap.xml', '/.well-known/void', '/'].map((path) =>
    documentAt(path, 'text/turtle'),
  ),
  ...['/register.csv', '/source.csv', '/register.xlsx', '/dcat/check.txt', '/schema.graphql'].map(
    (path) => documentAt(path, '*/*'),
  ),
  ...['/overview', '/register', '/organisation', '/shapes', '/dcat', '/catalogue'].map((path) =>
    documentAt(path, 'text/html'),
  ),
  {
    name: '1,000 small questions sent at once',
    request: (number) =>
      atOnce(
        1_000,
        (index) =>
          `/graphql?query=%7B__typename%7D&variables=%7B%22n%22%3A%22${number}-${index}%22%7D`,
      ),
  },
  {
    name: '1,000 pages sent for at once',
    request: (number) => atOnce(1_000, (index) => `/register.html?n=${number}-${index}`),
  },
  ...[
    '/search?q=asiakas+rekisteri',
    '/suggest?q=re',
    '/ask?q=Miss%C3%A4+on+asiakasrekisteri',
    '/register?holder=organisation/osasto-000001',
  ].map((path) => documentAt(path, '*/*')),
  ...HUBS.flatMap((hub) =>
    ['text/html', 'text/turtle', 'application/ld+json'].map((type) => ({
      name: `/${hub}, which very many lead to, as ${type}`,
      request: (number: number) => getRequest(`/${hub}?n=${number}`, { Accept: type }),
    })),
  ),
];

/** Requests that are sent at once, on one connection. */
function atOnce(most: number, path: (index: number) => string): string {
  const last = getRequest(path(most), { Connection: 'close' });
  return times(most - 1, (index) => getRequest(path(index))).join('') + last;
}

/** A document in a form; a number that means nothing keeps it from being one that was chosen before. */
function documentAt(path: string, type: string): DearWork {
  return {
    name: `the document ${path} as ${type}`,
    request: (number) =>
      getRequest(`${path}${path.includes('?') ? '&' : '?'}n=${number}`, { Accept: type }),
  };
}

/** Five links there and back. */
function deep(text: string): object {
  return {
    holder: {
      registers: { some: { holder: { registers: { some: { holder: { name: { eq: text } } } } } } },
    },
  };
}
