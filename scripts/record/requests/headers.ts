import { get, headerOf, step, type Sent, type Step } from '../step.ts';
import { pathOf, type Subject } from '../subject.ts';
import { later } from './lists.ts';

const CODINGS = ['gzip', 'br', 'identity', 'gzip, br', 'gzip;q=0, br;q=0', '*', 'br;q=0, *;q=0.5'];
const METHODS = ['HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'TRACE'];

const ORIGIN = { Origin: 'https://example.com' };

/** Headers of any request, and what a browser asks before it lets a page ask. */
const OTHERS: readonly Sent['headers'][] = [
  ORIGIN,
  { Range: 'bytes=0-9' },
  { 'X-Request-Id': 'a-name.of_its-own' },
  { 'X-Request-Id': 'no name' },
  { 'X-Forwarded-Host': 'example.com', 'X-Forwarded-Proto': 'https' },
  { Host: 'example.com' },
  { Host: 'a b' },
  { Cookie: 'a=b', Authorization: 'Basic YTpi' },
  { 'Cache-Control': 'no-cache', Pragma: 'no-cache' },
  { Expect: 'nothing' },
  { Accept: `a/b, ${'c/d, '.repeat(300)}` },
  { 'If-Match': '"a"' },
  { 'If-Unmodified-Since': 'Mon, 01 Jan 1990 00:00:00 GMT' },
];

const PREFLIGHTS: readonly Sent['headers'][] = [
  { ...ORIGIN, 'Access-Control-Request-Method': 'POST' },
  {
    ...ORIGIN,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'content-type, x-a',
  },
  { ...ORIGIN, 'Access-Control-Request-Method': 'DELETE' },
];

/** Compression, methods, conditions and browsers' questions at one address of each sort. */
export function headerSteps({ main, kinds }: Subject): Step[] {
  const page = { Accept: 'text/html' };
  const list = `/graphql?${new URLSearchParams({ query: `{ ${main.list}(first: 50) { nodes { id } } }` }).toString()}`;
  const small = '/graphql?query=%7B__typename%7D';
  const [path = '/'] = main.ids.map(pathOf);
  const targets: Target[] = [
    ...['/', path, '/catalogue.nt', '/catalogue.rdf', '/context.jsonld', '/schema.graphql'],
    ...['/sitemap.xml', '/robots.txt', '/.well-known/void', '/dcat', '/dcat/check.json', '/shapes'],
    ...['/graphiql/graphiql.js', '/graphiql/graphiql.css', '/nothing', '/health/live', list],
    ...[small, list.replace('?', '.csv?'), list.replace('?', '.ttl?'), '/graphql'],
    ...['/graphql?query=%7B', `${small}&operationName=A`],
    ...kinds.slice(0, 2).map(({ ids }) => `${pathOf(ids[0] ?? '')}.ttl`),
  ].map((each) => ({ path: each, headers: {} }));
  const pages = ['/', path, '/graphql', small].map((each) => ({ path: each, headers: page }));
  return [...targets, ...pages].flatMap((target) => [
    ...varied(target),
    ...conditional(target),
    ...conditional({ ...target, headers: { ...target.headers, 'Accept-Encoding': 'gzip' } }),
  ]);
}

interface Target {
  readonly path: string;
  readonly headers: Sent['headers'];
}

function varied({ path, headers }: Target): Step[] {
  return [
    get(path, headers),
    ...CODINGS.map((coding) => get(path, { ...headers, 'Accept-Encoding': coding })),
    ...METHODS.map((method) => step({ method, path, headers })),
    step({ method: 'HEAD', path, headers: { ...headers, 'Accept-Encoding': 'br' } }),
    ...OTHERS.map((more) => get(path, { ...headers, ...more })),
    ...PREFLIGHTS.map((more) => step({ method: 'OPTIONS', path, headers: more })),
  ];
}

/** Asks again with what the server gave: its ETag in several forms, and its day. */
function conditional({ path, headers }: Target): Step[] {
  const plain = get(path, headers);
  const ofTag: Readonly<Record<string, (tag: string) => string>> = {
    'its own': (tag) => tag,
    'its own, weak': (tag) => `W/${tag}`,
    'its own in a list': (tag) => `"a", W/"b" , ${tag}`,
    'its own without quotes': (tag) => tag.replaceAll('"', ''),
  };
  const again = (what: string, name: string, value: (answer: string) => string): Step =>
    later(`${plain.name}, again with ${name} of ${what}`, (earlier) => {
      const given = headerOf(earlier.get(plain.name), GIVEN[name] ?? '') || '"none"';
      return { method: 'GET', path, headers: { ...headers, [name]: value(given) } };
    });
  const days = ['Mon, 01 Jan 1990 00:00:00 GMT', 'Fri, 01 Jan 2100 00:00:00 GMT', 'yesterday', ''];
  return [
    plain,
    ...Object.entries(ofTag).map(([what, value]) => again(what, 'If-None-Match', value)),
    again('its own', 'If-Modified-Since', (day) => day),
    ...['*', '"a"', 'W/"a"', '"a", "b"', '', 'a'].map((tag) =>
      get(path, { ...headers, 'If-None-Match': tag }),
    ),
    ...days.map((day) => get(path, { ...headers, 'If-Modified-Since': day })),
    get(path, { ...headers, 'If-None-Match': '"a"', 'If-Modified-Since': days[1] ?? '' }),
    step({ method: 'HEAD', path, headers: { ...headers, 'If-None-Match': '*' } }),
  ];
}

/** Which header of an answer a condition repeats. */
const GIVEN: Readonly<Record<string, string>> = {
  'If-None-Match': 'ETag',
  'If-Modified-Since': 'Last-Modified',
};
