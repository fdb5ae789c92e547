import { ask, asked, get, post, step, type Sent, type Step } from '../step.ts';
import type { Kind } from '../subject.ts';

const ASKING = '{"query":"{ __typename }"}';
const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Bodies of a POST that are no question, or an unusual one. */
const BODIES = [
  ...[
    '',
    ' ',
    'null',
    'true',
    '5',
    '"{ __typename }"',
    '[]',
    `[${ASKING}]`,
    '{',
    '{}',
    `${ASKING}a`,
  ],
  ...['{"query":""}', '{"query":null}', '{"query":5}', '{"query":["a"]}', '{"query":" "}'],
  ...['[]', '"a"', '5', 'null', '{"a":1}', '"{}"'].map(
    (variables) => `{"query":"{ __typename }","variables":${variables}}`,
  ),
  ...['""', '"A"', 'null', '5', '"a b"'].map(
    (name) => `{"query":"query A { __typename } query B { __typename }","operationName":${name}}`,
  ),
  '{"query":"query A { __typename }","operationName":"B"}',
  '{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"a"}}}',
  '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"a"}}}',
  '{"query":"{ __typename }","extensions":5}',
  '{"query":"{ __typename }","other":1}',
  '{"id":"a"}',
  `{"query":"{ __typename }","variables":${'{"a":'.repeat(41)}1${'}'.repeat(41)}}`,
  `{"query":"${'a'.repeat(100_001)}"}`,
];

/** The headers of a POST with a question that would be good. */
const POSTED: readonly Sent['headers'][] = [
  {},
  { 'Content-Type': '' },
  { 'Content-Type': 'text/plain' },
  { 'Content-Type': 'application/graphql' },
  { 'Content-Type': 'application/jsonx' },
  { 'Content-Type': 'application/x-www-form-urlencoded' },
  { 'Content-Type': 'multipart/form-data; boundary=a' },
  { 'Content-Type': 'application/json; charset=utf-8' },
  { 'Content-Type': 'application/json;charset=x-none' },
  { 'Content-Type': 'APPLICATION/JSON' },
  { ...JSON_TYPE, 'Content-Encoding': 'gzip' },
  { ...JSON_TYPE, 'Content-Encoding': 'identity' },
  ...['image/png', 'text/html', '*/*', 'application/*', 'text/*', 'application/json;q=0'].map(
    (accept) => ({ ...JSON_TYPE, Accept: accept }),
  ),
  { ...JSON_TYPE, Accept: 'application/graphql-response+json' },
  { ...JSON_TYPE, Accept: 'application/json, application/graphql-response+json' },
  { ...JSON_TYPE, Accept: `text/turtle, ${'a/b, '.repeat(300)}` },
];

/** What follows `/graphql` in a GET. */
const SEARCHES = [
  ...['', '?', '?query', '?query=', '?query=%20', '?query=%7B', '?query=%FF', '?a=b', '?id=a'],
  ...['{', '[]', '"a"', 'null', '5', '{}', '{"a":1}'].map(
    (variables) => `?query=%7B__typename%7D&variables=${encodeURIComponent(variables)}`,
  ),
  '?query=%7B__typename%7D&operationName=',
  '?query=%7B__typename%7D&operationName=A',
  '?query=query+A%7B__typename%7Dquery+B%7B__typename%7D&operationName=B',
  '?query=query+A%7B__typename%7Dquery+B%7B__typename%7D&operationName=C',
  '?query=%7B__typename%7D&query=%7Bcatalogue%7Bid%7D%7D',
  '?query=%7B__typename%7D&extensions=%7B%7D&a=b',
];

/** Requests to GraphQL that are wrong before it is known what they ask, or nearly wrong. */
export function requestMistakes({ type, list, single }: Kind): Step[] {
  const responses = { Accept: 'application/graphql-response+json' };
  const needed = `query ($id: ID!) { ${single}(id: $id) { id } }`;
  const typed = `query ($first: Int, $where: ${type.name}Filter) { ${list}(first: $first, where: $where) { totalCount } }`;
  const wrong = [{ first: 'a' }, { first: 1.5 }, { where: 5 }, { where: { nothing: 1 } }];
  return [
    ...BODIES.flatMap((body) => [post(body), post(body, { ...JSON_TYPE, ...responses })]),
    ...POSTED.map((headers) => post(ASKING, headers)),
    ...SEARCHES.flatMap((search) => [
      get(`/graphql${search}`),
      get(`/graphql${search}`, responses),
      get(`/graphql.csv${search}`),
    ]),
    ...['image/png', 'application/json;q=0', 'a', 'text/html', '*/*;q=0'].map((accept) =>
      asked('{ __typename }', { headers: { Accept: accept } }),
    ),
    ...[{}, { id: null }, { id: [] }, { id: {} }].flatMap((variables) => [
      ask(needed, { variables }),
      asked(needed, { variables }),
    ]),
    ...[...wrong, { where: { and: [null] } }, { where: { id: { eq: null } } }].map((variables) =>
      ask(typed, { variables }),
    ),
    ...['PUT', 'DELETE', 'PATCH', 'PROPFIND'].flatMap((method) =>
      ['/graphql', '/graphql.csv'].map((path) => step({ method, path, headers: {} })),
    ),
    ask('{ nothing }', { headers: responses }),
    ask('{', { headers: responses }),
    ask(`{ ${list}(first: -1) { totalCount } }`, { headers: responses }),
    asked(`{ ${list}(first: -1) { totalCount } }`, { headers: responses }),
  ];
}
