import { documented, measured, rules, variants } from '../../../tests/http/accept-headers.ts';
import { headerOf, get, type Step } from '../step.ts';
import { pathOf, type Subject } from '../subject.ts';
import { later, sample } from './lists.ts';

const FORMATS = Object.values(variants);
const LANGUAGES = ['fi', 'sv', 'en', 'de, sv;q=0.5', '*'];
const PAGES = ['1', '2', '999', '0', '-1', 'a', '', '1.5', '01'];

/** Documents that every catalogue has. */
const FIXED = ['/', '/catalogue', '/ontology', '/shapes', '/dcat', '/.well-known/void'];

/** What else is at addresses of the program. */
const OTHERS = [
  ...['/dcat/check', '/dcat/check.txt', '/dcat/check.json', '/dcat/check.html', '/dcat/check.ttl'],
  ...['/context', '/context.jsonld', '/context-0123456789abcdef.jsonld', '/context-x.jsonld'],
  ...['/schema', '/schema.graphql', '/schema.html', '/schema.ttl', '/sitemap.xml', '/robots.txt'],
  ...['/sitemap-1.xml', '/sitemap-0.xml', '/sitemap.txt', '/health', '/health/', '/health/live'],
  ...['/health/ready', '/health/nothing', '/graphiql', '/graphiql/', '/graphiql/nothing.js'],
];

/** Addresses at which there is nothing, and unusual spellings. */
const UNKNOWN = [
  ...['/nothing', '/nothing/here', '/nothing.ttl', '/nothing.html', '/nothing.jsonld', '/.ttl'],
  ...['/nothing.expanded.jsonld', '/nothing.rdf', '/nothing.json', '/nothing.txt', '/.html'],
  ...['//', '//catalogue', '/catalogue/', '/CATALOGUE', '/%63atalogue', '/catalogue.', '/%'],
  ...['/%FF', '/%00', '/..', '/../catalogue', '/catalogue.ttl.ttl', '/catalogue.html.ttl'],
  ...['/favicon.ico', '/.well-known/', '/.well-known/void/', '/.env', '/%C3%A4', '/a%2Fb', '/?a'],
];

/** Every document in every form, in each language, and what is at no address. */
export function documentSteps(subject: Subject): Step[] {
  const { kinds, paths } = subject;
  const [collections, resources] = [collectionsOf(paths), kinds.map(({ ids }) => ids.map(pathOf))];
  const firsts = resources.flatMap((each) => each.slice(0, 1));
  const more = resources.flatMap(sample);
  return [
    ...[...FIXED, ...collections, ...firsts].flatMap(inEveryForm),
    ...[...collections, '/dcat', '/'].flatMap(inPages),
    ...more.flatMap((path) => ['.jsonld', '.ttl', '.html'].map((ending) => get(path + ending))),
    ...everyFewOf(paths).flatMap((path) => [get(path), get(path, { Accept: 'text/html' })]),
    ...[...FIXED, ...collections, ...firsts, '/dcat/check', '/nothing'].flatMap(inLanguages),
    ...[...OTHERS, ...UNKNOWN].flatMap((path) => [get(path), get(path, { Accept: 'text/html' })]),
    ...UNKNOWN.slice(0, 6).flatMap((path) => byAccept(path)),
    ...byClients(firsts[0] ?? '/'),
    get('/catalogue', { Accept: 'application/ld+json;profile="http://data.europa.eu/r5r/"' }),
    ownContext(),
  ];
}

/** The first parts of the resources' paths: most of them are addresses of a list. */
function collectionsOf(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => `/${path.split('/')[1] ?? ''}`))].sort();
}

function everyFewOf(paths: readonly string[]): string[] {
  const every = Math.ceil(paths.length / 60);
  return paths.filter((_, index) => index % every === 0);
}

function inEveryForm(path: string): Step[] {
  return [
    get(path),
    get(`${path}?a=b`),
    ...FORMATS.map(({ ending }) => get(path === '/' ? `/${ending}` : path + ending)),
    ...byAccept(path),
  ];
}

function byAccept(path: string): Step[] {
  return FORMATS.map(({ mediaType }) => get(path, { Accept: mediaType }));
}

function inPages(path: string): Step[] {
  const endings = ['', ...(path === '/' ? [] : ['.ttl', '.html'])];
  return PAGES.flatMap((page) => endings.map((ending) => get(`${path}${ending}?page=${page}`)));
}

function inLanguages(path: string): Step[] {
  return LANGUAGES.map((language) =>
    get(path, { Accept: 'text/html', 'Accept-Language': language }),
  );
}

/** What clients send, measured and from their documentation, and the rules of `Accept`. */
function byClients(path: string): Step[] {
  return [...measured, ...documented, ...rules].map(({ accept, encoding, language }) =>
    get(path, {
      ...(accept !== undefined && { Accept: accept }),
      ...(encoding !== undefined && { 'Accept-Encoding': encoding }),
      ...(language !== undefined && { 'Accept-Language': language }),
    }),
  );
}

/** The context that a document names: its address differs where the contexts of the two servers do. */
function ownContext(): Step {
  const catalogue = get('/');
  return later('GET the context that / names', (earlier) => {
    const answer = earlier.get(catalogue.name);
    const places = headerOf(answer, 'Link') + (answer?.body.toString() ?? '');
    const [path = '/context-none.jsonld'] = /\/context-[0-9a-f]+\.jsonld/.exec(places) ?? [];
    return { method: 'GET', path, headers: {} };
  });
}
