import { LRUCache } from 'lru-cache';
import { formats } from '../linked-data/formats.ts';
import { VOID_PATH } from '../linked-data/void.ts';
import { reservedName, type ReservedPaths } from '../model/reserved-paths.ts';
import type { View } from '../reading/view.ts';
import type { Place } from '../site/developers-page.ts';
import { ASK_PATH } from '../site/ask/ask-query.ts';
import { EDITOR_PATH, SCRIPT_PATH } from '../site/script.ts';
import { PAGE_ENDING } from './documents/served-document.ts';

/** Something that the server answers itself, besides resources and their collections. */
interface Route {
  /** Its path under the base address, without an ending. */
  readonly path: string;
  /** What the page for developers calls it; without one that page does not name it. */
  readonly word?: Place;
  /** The ending of the address that the page for developers gives. */
  readonly ending?: string;
  /** Whether a hyphen and more may follow its name, as in `/context-<hash>.jsonld`. */
  readonly isNumbered?: true;
}

/** The route table: what is at which path under the base address, in the order of the page for developers. `handlers` has who answers. */
export const routes = {
  start: { path: '' },
  overview: { path: 'overview' },
  graphql: { path: 'graphql', word: 'graphql' },
  query: { path: 'query', word: 'queries' },
  sparql: { path: 'sparql', word: 'sparql' },
  schema: { path: 'schema', word: 'schema', ending: '.graphql' },
  context: { path: 'context', word: 'context', ending: '.jsonld', isNumbered: true },
  ontology: { path: 'ontology', word: 'ontology' },
  shapes: { path: 'shapes', word: 'shapes' },
  dcat: { path: 'dcat', word: 'dcat' },
  check: { path: 'dcat/check' },
  void: { path: VOID_PATH, word: 'void' },
  sitemap: { path: 'sitemap', word: 'sitemap', ending: '.xml', isNumbered: true },
  robots: { path: 'robots' },
  catalogue: { path: 'catalogue' },
  developers: { path: 'developers' },
  graphiql: { path: 'graphiql' },
  search: { path: 'search' },
  suggest: { path: 'suggest' },
  ask: { path: ASK_PATH },
  script: { path: SCRIPT_PATH },
  editor: { path: EDITOR_PATH },
} as const satisfies Record<string, Route>;

const table: readonly Route[] = Object.values(routes);

/** The addresses for the operator: at the root of the server, whatever the base address is. */
export const operatorRoutes = {
  live: '/health/live',
  ready: '/health/ready',
  metrics: '/metrics',
} as const;

/** What later versions will answer: a catalogue's own addresses are for ever, so these are reserved from the start. */
const FUTURE = ['changes', 'mcp', 'history'];

/** The paths that are the server's own: no shape and no resource may have its address there. */
export const reservedPaths: ReservedPaths = {
  names: [
    ...new Set([
      ...table.flatMap(({ path }) => firstPart(path) || []),
      ...Object.values(operatorRoutes).map((path) => firstPart(path.slice(1))),
      ...FUTURE,
    ]),
  ],
  numbered: table.flatMap(({ path, isNumbered }) => (isNumbered ? [path] : [])),
  endings: [...formats.map(({ ending }) => ending), PAGE_ENDING],
};

/** The addresses that the page for developers names, by the word for each. */
export function namedPlaces(base: string): Partial<Record<Place, string>> {
  return Object.fromEntries(
    table.flatMap(({ path, word, ending = '' }) => (word ? [[word, base + path + ending]] : [])),
  );
}

/** So long a path is worth caching its name. */
const MOST_OF_PATH = 200;

/** What the metrics call paths: the server's own name for one, the segment of a type for its resources, or `other`. */
export function routeNames({ base, model }: View): (path: string) => string {
  const { pathname } = new URL(base);
  const segments = new Set(model.shapes.map(({ segment }) => segment));
  const nameOf = (path: string): string => {
    const isUnder = path.startsWith(pathname);
    const part = firstPart(path.slice(isUnder ? pathname.length : 1));
    if (isUnder && part === '') return 'start';
    const plain = part.replace(/\..*$/, '');
    return reservedName(part, model.reserved) ?? (plain && segments.has(plain) ? plain : 'other');
  };
  const names = new LRUCache<string, string>({ max: 500 });
  return (path) => {
    const known = names.get(path);
    if (known !== undefined) return known;
    const name = nameOf(path);
    if (path.length <= MOST_OF_PATH) names.set(path, name);
    return name;
  };
}

function firstPart(path: string): string {
  const [part = ''] = path.split('/', 1);
  return part;
}
